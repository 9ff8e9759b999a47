import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LOG_OPTION_EXAMPLES } from '../../src/operators/log-example-table.ts';
import { logOperator } from '../../src/operators/log.ts';
import { logSchema } from '../../src/operators/schemas/log-schema.ts';

function mistakesOf(options: object): string[] {
  const mistakes = logOperator.check?.({ log: 'agent', ...options }) ?? [];
  return mistakes.map(({ path, code, message }) => `${path.join('.')} ${code} ${message}`);
}

describe('a regex that cannot be read', () => {
  it('is the only mistake of its look', () => {
    const mistakes = mistakesOf({ regex: 'no (?<what>x', 'at-least': 2, distinct: 'what' });
    expect(mistakes).toEqual([
      expect.stringContaining('regex UNSAFE_REGEX The bracket of “(?<what>x” is not closed'),
    ]);
  });

  it('does not hide what stands beside it', () => {
    const mistakes = mistakesOf({ regex: 'no (?<what>x', within: '10m' });
    expect(mistakes.map((one) => one.split(' ')[1])).toEqual(['UNSAFE_REGEX', 'BAD_OPTIONS']);
  });
});

it('a mistyped group is answered with the one that was meant', () => {
  expect(mistakesOf({ regex: 'failed: (?<listener>x)', 'resolved-by': 'runs', same: 'listner' })).toEqual([
    'same UNKNOWN_GROUP The regex has no group “listner”; did you mean “listener”?',
  ]);
});

describe('runs of checks', () => {
  it.each<[string, object, string[]]>([
    ['are a text by themselves', { line: 'check-run' }, []],
    ['of one check', { line: 'check-run', check: 'snmp', after: 'failed' }, []],
    [
      'stand in the logs of those that run them',
      { line: 'check-run', log: ['agent', 'trace-agent'] },
      ['log BAD_OPTIONS “line: check-run” stands in the logs of: agent, cluster-agent'],
    ],
    [
      'cannot be counted',
      { line: 'check-run', 'at-least': 3 },
      ['at-least BAD_OPTIONS “at-least” cannot be asked of the last line of each check'],
    ],
    [
      'have no other text beside them',
      { line: 'check-run', contains: 'Running check' },
      ['contains BAD_OPTIONS “contains” cannot be asked of the last line of each check'],
    ],
    ['and payloads, of any address', { line: 'payload', log: ['agent', 'process-agent'] }, []],
    [
      'but no payloads of a check',
      { line: 'payload', check: 'snmp' },
      ['check BAD_OPTIONS “check” needs “line: check-run”'],
    ],
    [
      'are meant by “check”',
      { contains: 'failed', check: 'snmp' },
      ['check BAD_OPTIONS “check” needs “line: check-run”'],
    ],
  ])('%s', (_name, options, wanted) => {
    expect(mistakesOf(options)).toEqual(wanted.map((one) => expect.stringContaining(one) as string));
  });
});

describe('the line of a start', () => {
  it.each<[string, object, string[]]>([
    ['is a text by itself', {}, []],
    ['is known in text that people added', { log: ['system-probe', 'other'] }, []],
    ['may come once', { after: 'failed', 'at-least': 1 }, []],
    [
      'has no other text beside it',
      { contains: 'Starting Datadog Agent' },
      ['line BAD_OPTIONS “line: start” is a text of its own: leave out “contains”.'],
    ],
    [
      'is not known of pages',
      { log: ['agent', 'status'] },
      [expect.stringContaining('line BAD_OPTIONS “line: start” needs logs of: agent,') as string],
    ],
    [
      'needs a daemon',
      { log: 'other' },
      [expect.stringContaining('line BAD_OPTIONS “line: start” needs logs of: agent,') as string],
    ],
    [
      'is not its own past',
      { since: 'start' },
      ['line BAD_OPTIONS A start does not come “since” itself: leave out one of them.'],
    ],
    [
      'is one anyway where nothing went before',
      { 'at-least': 1 },
      [expect.stringContaining('at-least BAD_OPTIONS One line') as string],
    ],
    [
      'is no silence',
      { silence: '10m' },
      [expect.stringContaining('line BAD_OPTIONS “line” cannot be combined with “silence”') as string],
    ],
  ])('%s', (_, options, expected) => {
    expect(mistakesOf({ line: 'start', ...options })).toEqual(expected);
  });
});

describe('a log that goes on', () => {
  const goesOn = { silence: '10m', until: 'log', after: 'failed' };

  it.each<[string, object, string[]]>([
    ['after another look', goesOn, []],
    ['of several logs', { ...goesOn, log: ['agent', 'other'] }, []],
    ['after no look', { ...goesOn, after: undefined }, ['until BAD_OPTIONS “until: log” needs “after”']],
    [
      'with a text of its own',
      { ...goesOn, contains: 'went wrong' },
      ['contains BAD_OPTIONS “contains” belongs to'],
    ],
    ['on a page', { ...goesOn, log: 'status' }, ['log BAD_OPTIONS Only logs go on']],
  ])('%s', (_, options, expected) => {
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    expect(mistakesOf(given)).toEqual(expected.map((text) => expect.stringContaining(text) as string));
  });
});

it('one line is what a look asks for anyway', () => {
  expect(mistakesOf({ contains: 'went wrong', 'at-least': 1 })).toEqual([
    expect.stringContaining('at-least BAD_OPTIONS One line'),
  ]);
});

it.each(Object.entries(LOG_OPTION_EXAMPLES))('the example of %s is right and uses it', (key, example) => {
  const { log, ...options } = logSchema.parse(parse(example));
  expect(Object.keys(options)).toContain(key);
  expect(mistakesOf({ log, ...options })).toEqual([]);
});
