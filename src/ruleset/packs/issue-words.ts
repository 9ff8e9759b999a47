// What zod says of a value, in the words of somebody who writes rules. What a schema says in its own words stays.
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** One or two sentences; a hint how it is written right. */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('Invalid input')
        ? typeWords(issue.expected, issue.input)
        : issue.message;
    case 'too_small':
      return issue.message.startsWith('Too small') ? smallWords(issue.origin, issue.minimum) : issue.message;
    case 'invalid_format':
      return issue.message === 'Invalid URL'
        ? 'Write the whole address, as in https://docs.datadoghq.com/agent/.'
        : issue.message;
    default:
      return issue.message;
  }
}

const WANTED: Readonly<Record<string, string>> = {
  array: 'Write a list, as in [a, b]',
  record: 'Write keys with values, as in { key: value }',
  object: 'Write keys with values, as in { key: value }',
  number: 'Write a number, without quotes',
  int: 'Write a whole number, without quotes',
  boolean: 'Write true or false, without quotes',
  string: 'Write a text',
};

function typeWords(expected: string, input: unknown): string {
  if (expected === 'tuple') return `Write both ends, as in ${bothEnds(input)}.`;
  const wanted = WANTED[expected] ?? `Write a value of the kind ${expected}`;
  if (input === null) return `${wanted}; there is nothing here.`;
  if (expected !== 'string') return `${wanted}, not ${kindOf(input)}.`;
  if (typeof input === 'number' || typeof input === 'boolean')
    return `${wanted}, not ${kindOf(input)}: put it in quotes, as in "${input}".`;
  return `${wanted}, not ${kindOf(input)}; put a text that begins with { or [ in quotes.`;
}

/** `1-3` is a span in words. */
function bothEnds(input: unknown): string {
  const [, from = '1', to = '3'] =
    (typeof input === 'string' ? /^\s*([\w.%]+)\s*(?:-|–|\.\.+|to|and)\s*([\w.%]+)\s*$/.exec(input) : null) ??
    [];
  return `[${from}, ${to}]`;
}

function kindOf(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a map';
  if (typeof input === 'string') return 'a text';
  return typeof input === 'boolean' ? 'true or false' : 'a number';
}

function smallWords(origin: string, minimum: number | bigint): string {
  if (origin === 'string')
    return minimum <= 1 ? 'There is nothing here; write a text.' : `Write at least ${minimum} characters.`;
  if (origin === 'array')
    return minimum <= 1 ? 'The list is empty; write at least one item.' : `Write at least ${minimum} items.`;
  return `Write a number that is at least ${minimum}.`;
}
