// One rule in words, for a person who has to trust it: what it is about, where it applies, what it looks for, when it is
// true, what it says of other rules and what to read next.
import type { InfoNeeded, Look, Rule, Ruleset } from '../model/rule.ts';
import { operatorOf } from '../operators/operators.ts';
import { displayWidth } from '../util/display-width.ts';
import { visibleText } from '../util/visible-text.ts';
import { sliceText, wrapText } from '../util/wrap-text.ts';
import { readAloud } from './read-aloud.ts';

const MAX_LABEL_COLUMNS = 20;
const MARGIN = ' '.repeat(MAX_LABEL_COLUMNS + 2);
const MIN_TEXT_COLUMNS = 20;

/** Lines of text of at most `widthColumns` columns where words allow it. */
export function renderRule(rule: Rule, pack: Ruleset, widthColumns: number): string {
  const row = (label: string, text: string): string[] => labelled(label, text, widthColumns);
  const { level, highWith } = rule.confidence;
  const confidence = highWith.length === 0 ? level : `${level}; high when ${seenToo(highWith)}`;
  const head = [rule.severity.toUpperCase(), rule.component, rule.maturity, ...rule.tags].join(' · ');
  return [
    rule.id,
    ...wrapText(visibleText(rule.texts.title.en), widthColumns),
    visibleText(head),
    '',
    ...wrapText(visibleText(rule.texts.summary.en), widthColumns),
    ...section('Applies when', [
      ...row('flare of', rule.flares.join(', ')),
      ...rule.applies.flatMap((look, index) => row(`applies ${index + 1}`, describeLook(look))),
    ]),
    ...section(
      'Looks',
      Object.entries(rule.find).flatMap(([name, look]) => row(name, describeLook(look))),
    ),
    ...section('True when', indented(wrapText(readAloud(rule.when), widthColumns - 2))),
    ...section('Ask for, when a look cannot be decided', asks(rule, widthColumns)),
    ...section('About it', [
      ...row('confidence', confidence),
      ...unbroken('explains', rule.explains),
      ...unbroken('explained by', explainers(rule, pack)),
      ...row('runbook', runbookOf(rule, pack)),
      ...rule.texts.references.flatMap(({ title, url }) => [...row('reference', title), `${MARGIN}${url}`]),
      ...unbroken('file', [rule.file]),
    ]),
    '',
  ].join('\n');
}

/** What a look expects, in the words that `explain` uses. */
export function describeLook({ operator, options }: Look): string {
  return operatorOf(operator)?.describe(options) ?? operator;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function labelled(label: string, text: string, widthColumns: number): string[] {
  const shown = visibleText(label);
  const space = ' '.repeat(Math.max(1, MAX_LABEL_COLUMNS - displayWidth(shown)));
  const width = Math.max(MIN_TEXT_COLUMNS, widthColumns - MARGIN.length);
  return sliceText(visibleText(text), width).map((line, index) =>
    index === 0 ? `  ${shown}${space}${line.trimEnd()}` : `${MARGIN}${line.trim()}`,
  );
}

/** A line for each, so that it can be copied. */
function unbroken(label: string, texts: readonly string[]): string[] {
  return texts.map(
    (text, index) => `  ${(index === 0 ? label : '').padEnd(MAX_LABEL_COLUMNS)}${visibleText(text)}`,
  );
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function seenToo(names: readonly string[]): string {
  return `${names.map((name) => `“${name}”`).join(' or ')} is seen too`;
}

function explainers({ id }: Rule, { rules }: Ruleset): string[] {
  return rules.filter((one) => one.explains.includes(id)).map((one) => one.id);
}

function runbookOf({ runbook }: Rule, { runbooks }: Ruleset): string {
  const title = runbooks.get(runbook)?.texts.en.title;
  return title === undefined ? runbook : `${runbook}: ${title}`;
}

function asks({ texts }: Rule, widthColumns: number): string[] {
  return Object.entries(texts.infoNeeded).flatMap(([look, { command, why }]) => [
    ...labelled(look, why.en, widthColumns),
    ...commandsOf(command).map((line) => `${MARGIN}${visibleText(line)}`),
  ]);
}

/** Unbroken, so that they can be copied. */
function commandsOf(command: InfoNeeded['command']): string[] {
  if (typeof command === 'string') return command.trimEnd().split('\n');
  return Object.entries(command).map(([shell, text]) => `${shell}: ${text}`);
}
