// The style sheet of the HTML report: one column, light and dark by the reader's setting, everything unfolded
// on paper. System fonts only; nothing is loaded.

export const STYLE = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c2128, #e6e9ef); --soft: light-dark(#59636e, #9aa4b2); --page: light-dark(#ffffff, #12151a);
  --panel: light-dark(#f5f7f9, #1b2027); --line: light-dark(#d5dbe1, #343b46); --link: light-dark(#0b5cad, #7db8ff);
  --critical: light-dark(#a40e26, #ff7b8a); --high: light-dark(#b3400a, #ff9e64); --medium: light-dark(#7a5b00, #e5c07b);
  --low: light-dark(#0f6a77, #6cc7d4); --info: light-dark(#59636e, #9aa4b2); --hit: light-dark(#fff3c4, #3a3317);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.55 system-ui, -apple-system, 'Segoe UI',
  'Hiragino Sans', 'Noto Sans CJK JP', 'Noto Sans JP', Meiryo, sans-serif; overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.1rem; margin: 0; } h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
p { margin: .5rem 0; } a { color: var(--link); } .soft { color: var(--soft); font-size: .9rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; }
.verdict { margin: 1.25rem 0; padding: .75rem 1rem; border-left: .3rem solid var(--soft); background: var(--panel); }
.verdict strong { font-size: 1.05rem; } .verdict.critical { border-color: var(--critical); } .verdict.high { border-color: var(--high); }
.verdict.medium { border-color: var(--medium); } .verdict.low { border-color: var(--low); }
nav ol { margin: 0; padding: 0; list-style: none; } nav li { padding: .15rem 0; } nav ol ol { padding-left: 2rem; }
.badge { display: inline-block; min-width: 5.5em; margin-right: .5rem; padding: .05rem .45rem; border: 1px solid; border-radius: .25rem;
  font-size: .75rem; font-weight: 700; text-align: center; vertical-align: .1em; white-space: nowrap; }
.badge.critical { color: var(--page); background: var(--critical); border-color: var(--critical); } .badge.high { color: var(--high); }
.badge.medium { color: var(--medium); } .badge.low { color: var(--low); } .badge.info { color: var(--info); }
article { margin: 1rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .5rem; }
article.symptom { margin: .4rem 0 .4rem 1.5rem; padding: .4rem 1rem; } article.symptom > details { margin: 0; }
article.symptom h3 { display: inline; font-size: 1rem; } article.symptom > details > div { scroll-margin-top: 4rem; }
code, pre { font: .85rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace; }
code { padding: .1em .3em; border-radius: .2rem; background: var(--panel); } pre code { padding: 0; background: none; }
pre { margin: .3rem 0 .8rem; padding: .6rem .8rem; overflow-x: auto; border-radius: .3rem; background: var(--panel); white-space: pre-wrap; }
figure { margin: .8rem 0; } figcaption { font-size: .9rem; }
.row { display: grid; grid-template-columns: 4.5em 1fr; color: var(--soft); } .row.hit { color: var(--text); background: var(--hit); }
.row b { padding-right: 1em; font-weight: 400; text-align: right; user-select: none; }
details { margin: .8rem 0 0; } summary { cursor: pointer; font-weight: 600; }
blockquote { margin: .8rem 0; padding: .1rem 1rem; border-left: .25rem solid var(--medium); }
.scroll { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; } td.short { white-space: nowrap; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media print {
  :root { color-scheme: light; } main { max-width: none; padding: 0; } article { break-inside: auto; } h3, figure { break-inside: avoid; }
  details::details-content { display: block; content-visibility: visible; height: auto; } nav { display: none; }
}
`;
