// A look whose lines another one may show to be over: its mistakes, its words, its mutants.
import { describe, expect, it } from 'vitest';
import { lookMutants } from '../../src/authoring/mutation/look-mutants.ts';
import { logMistakes } from '../../src/operators/log-mistakes.ts';
import { describeLog } from '../../src/operators/log-options.ts';
import { logSchema, type LogOptions } from '../../src/operators/schemas/log-schema.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { ruleText } from '../support/flare-of.ts';

const REGEX = { regex: 'cannot read from (?<source>[a-z]+) of (?<host>[a-z]+)', 'resolved-by': 'back' };
const look = (more: object): LogOptions => logSchema.parse({ log: 'agent', ...more });

describe('“resolved-by” of a look at lines', () => {
  it.each<[object, string[][]]>([
    [REGEX, []],
    [{ ...REGEX, same: 'source' }, []],
    [{ ...REGEX, same: { source: 'name' } }, []],
    [{ ...REGEX, same: 'sauce' }, [['same']]],
    [{ ...REGEX, same: { sauce: 'name' } }, [['same']]],
    [{ ...REGEX, after: 'started' }, [['after']]],
    [{ ...REGEX, same: 'source', distinct: 'source', 'at-least': 2 }, []],
    [{ ...REGEX, same: 'source', distinct: 'host', 'at-least': 2 }, [['same']]],
    [{ regex: REGEX.regex, same: 'source' }, [['same']]],
    [{ silence: '15m', 'resolved-by': 'back' }, [['resolved-by']]],
  ])('%j: mistakes at %j', (options, paths) => {
    expect(logMistakes(look(options)).map((one) => one.path)).toEqual(paths);
  });

  it('takes one group only', () => {
    expect(
      logSchema.safeParse({ log: 'agent', ...REGEX, same: { source: 'name', host: 'host' } }).success,
    ).toBe(false);
  });

  it('is read aloud', () => {
    expect(describeLog(look({ ...REGEX, same: { source: 'name' } }))).toBe(
      `agent log: a line matching /${REGEX.regex}/ that “back” does not show to be over for the same source`,
    );
  });

  it('is left out by mutants', () => {
    const options = look({ ...REGEX, same: 'source' });
    const what = lookMutants({ operator: 'log', options }).map((one) => one.what);
    expect(what).toEqual(expect.arrayContaining(['without resolved-by', 'without same']));
  });
});

describe('the look that resolves', () => {
  const mistakesWith = (back: string, same: string): string[] => {
    const failed = `{ log: agent, regex: "cannot read (?<source>[a-z]+)", resolved-by: back${same} }`;
    const body = `find:\n  failed: ${failed}\n  back: ${back}\nwhen: failed\n`;
    return parseRule(ruleText('trouble', body), 'trouble.yaml').mistakes.map(
      ({ code, message }) => `${code}: ${message}`,
    );
  };

  it.each([
    ['{ log: agent, contains: works again }', ''],
    ['{ log: agent, regex: "read (?<source>[a-z]+) again" }', ', same: source'],
    ['{ fact: checks, any: { status: ok } }', ', same: { source: name }'],
    ['{ fact: agent.version, in: ">=7.50.0" }', ''],
  ])('%s may be it%s', (back, same) => {
    expect(mistakesWith(back, same)).toEqual([]);
  });

  it.each([
    ['{ log: agent, contains: works again }', ', same: source', 'no groups or fields'],
    ['{ log: agent, regex: "read (?<name>[a-z]+) again" }', ', same: source', 'it has name'],
    ['{ fact: checks, any: { status: ok } }', ', same: { source: title }', 'it has name, version'],
    [
      '{ log: agent, regex: "(?<a>[a-z]+) of (?<b>[a-z]+) works again", distinct: a, at-least: 2 }',
      ', same: { source: b }',
      'keeps “a”',
    ],
    ['{ fact: checks, none: { status: error } }', ', same: { source: name }', 'no groups or fields'],
    ['{ fact: agent.version, in: ">=7.50.0" }', ', same: { source: value }', 'no groups or fields'],
  ])('%s cannot be it%s', (back, same, why) => {
    expect(mistakesWith(back, same)).toEqual([expect.stringMatching(`^BAD_REFERENCE: .*${why}`)]);
  });

  it('refers to no look that is not there', () => {
    expect(mistakesWith('{ log: agent, contains: works again }', '').length).toBe(0);
    const body = 'find:\n  failed: { log: agent, contains: went wrong, resolved-by: bakc }\nwhen: failed\n';
    const [mistake] = parseRule(ruleText('trouble', body), 'trouble.yaml').mistakes;
    expect(mistake?.code).toBe('UNKNOWN_FIND');
  });
});
