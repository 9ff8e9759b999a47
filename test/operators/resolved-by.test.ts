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
    [{ ...REGEX, same: 'sauce' }, [['same']]],
    [{ ...REGEX, after: 'started' }, [['after']]],
    [{ ...REGEX, same: 'source', distinct: 'source', 'at-least': 2 }, []],
    [{ ...REGEX, same: 'source', distinct: 'host', 'at-least': 2 }, [['same']]],
    [{ regex: REGEX.regex, same: 'source' }, [['same']]],
    [{ silence: '15m', 'resolved-by': 'back' }, [['resolved-by']]],
  ])('%j: mistakes at %j', (options, paths) => {
    expect(logMistakes(look(options)).map((one) => one.path)).toEqual(paths);
  });

  it('is read aloud', () => {
    expect(describeLog(look({ ...REGEX, same: 'source' }))).toBe(
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
  const FAILED = '{ log: agent, regex: "cannot read (?<name>[a-z]+) of (?<host>[a-z]+)", resolved-by: back';
  const mistakesIn = (find: Readonly<Record<string, string>>, more = ''): string[] => {
    const looks = Object.entries(find).map(([name, look]) => `  ${name}: ${look}\n`);
    const body = `${more}find:\n${looks.join('')}when: { any: [${Object.keys(find).join(', ')}] }\n`;
    const { mistakes } = parseRule(ruleText('trouble', body), 'trouble.yaml');
    return mistakes.map(({ code, message }) => `${code}: ${message}`);
  };

  it.each([
    ['{ log: agent, contains: works again }', ' }'],
    ['{ log: [agent, trace-agent], contains: works again, level: INFO, except: not }', ' }'],
    ['{ log: agent, regex: "read (?<name>[a-z]+) again" }', ', same: name }'],
    ['{ fact: checks, any: { status: ok } }', ', same: name }'],
    ['{ fact: agent.version, in: ">=7.50.0" }', ' }'],
  ])('%s may be it: %s', (back, same) => {
    expect(mistakesIn({ failed: FAILED + same, back })).toEqual([]);
  });

  it.each([
    ['{ log: agent, contains: works again }', ', same: name }', 'no group “name”'],
    ['{ log: agent, regex: "read (?<source>[a-z]+) again" }', ', same: name }', 'no group “name”'],
    ['{ log: trace-agent, contains: works again }', ' }', 'searches another log'],
    ['{ log: status, contains: works again }', ' }', 'searches another log'],
    ['{ log: agent, contains: works again, at-least: 3, within: 1m }', ' }', 'has “at-least”'],
    ['{ log: agent, contains: works again, silence: 15m }', ' }', 'has “silence”'],
    ['{ log: agent, contains: works again, since: start }', ' }', 'has “since”'],
    ['{ log: [agent, trace-agent], line: start }', ' }', 'at the end of a start'],
    ['{ fact: checks, any: { status: ok } }', ', same: host }', 'no field “host”.*name, version'],
    ['{ fact: checks, none: { status: error } }', ', same: name }', 'for “any” records'],
    ['{ fact: checks, any: { status: ok }, count: { above: 3 } }', ', same: name }', 'for “any” records'],
    ['{ fact: agent.version, in: ">=7.50.0" }', ', same: name }', 'for “any” records'],
    ['{ file: local }', ' }', '“file” look'],
  ])('%s cannot be it: %s', (back, same, why) => {
    expect(mistakesIn({ failed: FAILED + same, back })).toEqual([
      expect.stringMatching(`^BAD_REFERENCE: “back” cannot be used here: .*${why}`),
    ]);
  });

  it('keeps one group of its lines', () => {
    const back = '{ log: agent, regex: "read (?<name>[a-z]+) of (?<host>[a-z]+) again" }';
    const failed = `${FAILED}, same: name }`;
    const wrong = [expect.stringContaining('“host” is kept'), expect.stringContaining('“name” is kept')];
    expect(mistakesIn({ failed, other: `${FAILED}, same: host }`, back })).toEqual(wrong);
    expect(mistakesIn({ failed, other: failed, back })).toEqual([]);
    expect(mistakesIn({ failed, other: `${FAILED} }`, back })).toEqual([]);
  });

  it('must be there', () => {
    expect(mistakesIn({ failed: `${FAILED} }` })).toEqual([expect.stringMatching('^UNKNOWN_FIND')]);
  });

  it('is not asked for under applies', () => {
    const back = '{ log: agent, contains: works again }';
    const refused = [expect.stringMatching('^BAD_REFERENCE: A look under “applies”')];
    expect(mistakesIn({ back }, `applies:\n  - ${FAILED} }\n`)).toEqual(refused);
    expect(mistakesIn({ back }, 'applies:\n  - { log: agent, contains: failed, after: back }\n')).toEqual(
      refused,
    );
  });
});
