// Which look may show lines of another to be over, and why one may not.
import { isLastLine } from '../model/last-line-table.ts';
import { groupNames } from '../util/re2.ts';
import { listOf, logVariables, writesStartsLast } from './log-options.ts';
import type { LookReference, OtherLook } from './operator.ts';
import type { FactOptions } from './schemas/fact-schema.ts';
import type { LogOptions } from './schemas/log-schema.ts';
import { factFields } from './fact-mistakes.ts';

/** Options with which one line alone decides nothing. */
const OF_MANY = [
  'after',
  'resolved-by',
  'since',
  'around',
  'at-least',
  'within',
  'distinct',
  'silence',
] as const;

export function resolverReference(options: LogOptions): LookReference[] {
  const { 'resolved-by': name, same } = options;
  if (name === undefined) return [];
  return [
    {
      name,
      ...(same === undefined ? { keeps: 'last-in-files' as const } : { keeps: 'each' as const, value: same }),
      whyNot: (other) => whyNot(options, other),
    },
  ];
}

function whyNot(options: LogOptions, { key, options: other }: OtherLook): string | undefined {
  if (key === 'log') return whyNoLines(options, other as LogOptions);
  if (key === 'fact') return whyNoFact(options.same, other as FactOptions);
  return `it is a “${key}” look; only a later line, { log: … }, or a fact, { fact: … }, can show that lines are over.`;
}

function whyNoLines({ log, same }: LogOptions, other: LogOptions): string | undefined {
  const many = OF_MANY.find((option) => other[option] !== undefined);
  if (many !== undefined) return `it has “${many}”, but a single line of it must be enough.`;
  if (!listOf(log).some((source) => listOf(other.log).includes(source)))
    return `it searches another log (${listOf(other.log).join(', ')}); only a line of the same log can show that a line is over.`;
  if (writesStartsLast(other))
    return `some of these daemons write the line at the end of a start, perhaps of the one that failed; put a look “after” this one under “unless”.`;
  if (same === undefined || linesValues(other).includes(same)) return undefined;
  if (other.line !== undefined) return `its lines give “${linesValues(other).join('')}”, not “${same}”.`;
  return `its regex has no group “${same}”; write (?<${same}>…) around what must be the same.`;
}

/** What tells one line from another. */
function linesValues(options: LogOptions): readonly string[] {
  return isLastLine(options.line) ? logVariables(options) : groupNames(options.regex ?? '');
}

function whyNoFact(same: string | undefined, other: FactOptions): string | undefined {
  if (same === undefined) return undefined;
  const { any, all, none, count } = other;
  if (any === undefined || [all, none, count].some((one) => one !== undefined))
    return `with “same” it must ask for “any” records and nothing else, as in { fact: checks, any: { status: ok } }.`;
  const fields = factFields(other.fact);
  return fields.includes(same)
    ? undefined
    : `its records have no field “${same}”; name the group of the regex after one of ${fields.join(', ')}.`;
}
