// A case as the text that its author puts into the file of cases, and what to know of it before.
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { countedText } from '../../util/counted-text.ts';
import { flareCase as caseSchema, type CaseOutcome, type FlareCase } from '../case-schema.ts';
import type { NamedValue } from '../../redact/pseudonyms.ts';

export interface MinimisedCase {
  readonly outcome: CaseOutcome;
  readonly flareCase: FlareCase;
  /** Values that pseudonyms stand for now. */
  readonly replaced: readonly NamedValue[];
  /** Values without which the rule ends otherwise: they still stand there. */
  readonly kept: readonly NamedValue[];
}

/** YAML of a file of cases that holds this one alone. */
export function caseText({ outcome, flareCase }: MinimisedCase): string {
  return stringify({ [outcome]: [withoutDefaults(flareCase)] }, { lineWidth: 0, blockQuote: 'literal' });
}

/** The cases of such a text. */
export function parseCase(text: string): FlareCase[] {
  return Object.values(z.record(z.string(), z.array(caseSchema)).parse(parse(text))).flat();
}

/** `lines`: those of the whole flare. English, for a terminal. */
export function caseNote({ flareCase, replaced, kept }: MinimisedCase, lines: number): string {
  const texts = Object.values(flareCase.files);
  const left = texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
  return [
    `${countedText(lines, 'line')} of the flare, of which the case holds ${left} in ${countedText(texts.length, 'file')}.`,
    ...(replaced.length === 0 ? [] : [`Pseudonyms stand for ${kindsOf(replaced)}.`]),
    ...(kept.length === 0
      ? []
      : [
          `The rule ends otherwise without ${kindsOf(kept)}, which still stand there: ${kept.map(({ value }) => value).join(', ')}.`,
        ]),
    'Secrets are masked. Read it before you keep it: names that look like nothing in particular are not known.',
  ].join('\n');
}

function withoutDefaults({ assume, expect, ...rest }: FlareCase): Record<string, unknown> {
  const { variables, missing, confidence } = expect;
  const expected = {
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(missing.length === 0 ? {} : { missing }),
  };
  return {
    ...rest,
    ...(Object.keys(assume).length === 0 ? {} : { assume }),
    ...(Object.keys(expected).length === 0 ? {} : { expect: expected }),
  };
}

function kindsOf(values: readonly NamedValue[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of values) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${count === 1 ? kind : pluralOf(kind)}`).join(', ');
}

function pluralOf(kind: string): string {
  return kind.endsWith('s') ? `${kind}es` : `${kind}s`;
}
