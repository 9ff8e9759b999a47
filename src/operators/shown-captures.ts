// What the groups of a regex caught, as it may be shown: rules compare the texts themselves.
import type { LogHit } from '../model/log.ts';
import { recordOf, shownOf, type CutFrom } from '../redact/cut-text.ts';
import { redact, redactLines } from '../redact/redact.ts';
import { groupsIn } from '../util/re2.ts';

type Texts = Readonly<Record<string, string>>;

/** Of a line. */
export function shownCaptures(hit: LogHit): Texts {
  const { captures } = hit;
  return Object.keys(captures).length === 0 ? captures : shownTexts(captures, linesOf(hit));
}

/** Of a value, which is no more than its text. */
export function shownGroups(regex: string, value: string): Texts {
  return shownTexts(groupsIn(regex, value), { raw: value, clean: redact(value).text });
}

function shownTexts(texts: Texts, from: CutFrom): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, shownOf(text, from)]));
}

/** The lines around it may tell what it holds. */
function linesOf({ line, before, text, after, searched = [text] }: LogHit): CutFrom {
  if (searched.length > 1) return recordOf(searched);
  const [raw = ''] = searched;
  // The line above the first one is not known, unless the file starts there.
  const above = line - before.length > 1 ? null : '';
  const clean = redactLines([...before, raw, ...after], above)[before.length];
  return { raw, clean: clean?.text ?? '' };
}
