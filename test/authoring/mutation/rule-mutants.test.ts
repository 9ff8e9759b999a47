import { describe, expect, it } from 'vitest';
import { ruleMutants } from '../../../src/authoring/mutation/rule-mutants.ts';
import { rulesetOf, ruleText } from '../../support/flare-of.ts';

const mutantsOf = (body: string): string[] =>
  ruleMutants(rulesetOf(ruleText('some-rule', body)).rules[0]!).map(({ what }) => what);

describe('the mutants of a rule', () => {
  it.each([
    [
      'a log look: each source, each text, each narrowing option',
      'find:\n  a: { log: [agent, other], contains: [disk full, no space], level: ERROR, at-least: 3 }\nwhen: a',
      [
        'find a: without level',
        'find a: log without agent',
        'find a: log without other',
        'find a: contains without disk full',
        'find a: contains without no space',
        'find a: at least 2 lines',
        'find a: at least 4 lines',
      ],
    ],
    [
      'a list of values stays with the records that it is of',
      'find:\n  a: { fact: checks, any: { status: error }, distinct: name }\nwhen: a',
      ['find a: without distinct', 'find a: any status equals made not-equals', 'find a: any made all'],
    ],
    [
      'a regex beside a text that it does not hold',
      'find:\n  a: { log: agent, contains: cannot write, regex: "(?<error>no space left)" }\nwhen: a',
      ['find a: without regex', 'find a: without contains'],
    ],
    [
      'a text that only helps the scanner stays: the regex holds it',
      'find:\n  a: { log: agent, contains: no space, regex: "no space (left|there)" }\nwhen: a',
      ['find a: without regex'],
    ],
    [
      'the shape of a line, and which line gives the variables',
      'find:\n  a: { log: agent, wildcard: "cannot write*no space", take: first }\nwhen: a',
      ['find a: wildcard made contains', 'find a: take last'],
    ],
    [
      'a whole message',
      'find:\n  a: { log: agent, equals: cannot write the payload, level: ERROR }\nwhen: a',
      ['find a: without level', 'find a: equals made contains'],
    ],
    [
      'a whole message and a text in it',
      'find:\n  a: { log: agent, equals: cannot write the payload, contains: write }\nwhen: a',
      ['find a: without equals'],
    ],
    [
      'comparisons',
      'find:\n  a: { fact: agent.version, in: ">=7.36.0 <7.39.2-0" }\n  b: { fact: forwarder.dropped, above: 3 }\n  c: { fact: flare.local, equals: true }\nwhen: { all: [a, b, c] }',
      [
        'find a: in >7.36.0 <7.39.2-0',
        'find b: above 3 made at-least',
        'find c: equals: false',
        'when: all without a',
        'when: all without b',
        'when: all without c',
        'when: all of a, b, c made any',
      ],
    ],
    [
      'records',
      'find:\n  a: { fact: checks, any: { name: cpu, status: { one-of: [error, warning] } } }\nwhen: a',
      [
        'find a: any without name',
        'find a: any without status',
        'find a: any name equals made not-equals',
        'find a: any status one-of without error',
        'find a: any status one-of without warning',
        'find a: any made all',
      ],
    ],
    [
      'conditions inside conditions, what applies, what raises the confidence',
      'applies:\n  - { file: local }\nfind:\n  a: { file: x }\n  b: { file: y }\n  c: { file: z }\nwhen:\n  any: [a, { at-least: { count: 1, of: [b, c] } }]\n  unless: [c]\nconfidence: { level: medium, high-with: [b] }',
      [
        'applies without 1',
        'when: all without any of a, at-least of b, c',
        'when: all without none of c',
        'when: all of any of a, at-least of b, c, none of c made any',
        'when: any without a',
        'when: any without at-least of b, c',
        'when: any of a, at-least of b, c made all',
        'when: at least 1 made 2',
        'when: none without c',
        'when: none made all',
        'confidence: not high with b',
      ],
    ],
  ])('%s', (_name, body, expected) => {
    expect(mutantsOf(body)).toEqual(expected);
  });

  it('differ from the rule and from each other', () => {
    const [rule] = rulesetOf(
      ruleText(
        'some-rule',
        'find:\n  a: { log: [agent, other], contains: [disk full, no space] }\n  b: { file: x }\nwhen: { any: [a, b] }',
      ),
    ).rules;
    const texts = [rule!, ...ruleMutants(rule!).map((one) => one.rule)].map((one) => JSON.stringify(one));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('mutants of time', () => {
  const looks = 'find:\n  a: { log: agent, contains: alpha }\n  b: { log: agent, contains: omega }\n';
  const whats = (look: string): string[] =>
    mutantsOf(`${looks}  it: ${look}\nwhen: { all: [a, b, it] }\n`).filter((what) =>
      what.startsWith('find it'),
    );

  it('are longer and shorter stretches, and looks without them', () => {
    expect(whats('{ log: agent, line: start, after: a, at-least: 1 }')).toEqual([
      'find it: without after',
      'find it: at least 2 lines',
    ]);
    expect(whats('{ log: agent, line: start, at-least: 2 }')).toEqual([
      'find it: at least 1 lines',
      'find it: at least 3 lines',
    ]);
    expect(whats('{ log: agent, contains: omega, at-least: 5, within: 10m }')).toEqual([
      'find it: at least 4 lines',
      'find it: at least 6 lines',
      'find it: within 1200s',
      'find it: within 300s',
      'find it: without within',
    ]);
    expect(whats('{ log: agent, contains: omega, since: start }')).toEqual(['find it: without since']);
  });

  it('take what speaks of a count with the count', () => {
    const look = '{ log: agent, regex: "alpha (?<id>x+)", at-least: 2, distinct: id, within: 10m }';
    const [rule] = rulesetOf(ruleText('some-rule', `find: { a: ${look} }\nwhen: a\n`)).rules;
    const fewer = ruleMutants(rule!).find(({ what }) => what === 'find a: at least 1 lines');
    expect(fewer?.rule.find.a?.options).toEqual({ log: 'agent', regex: 'alpha (?<id>x+)' });
  });

  it('turn a sequence round', () => {
    expect(whats('{ sequence: [a, b], within: 2m }')).toEqual([
      'find it: within 240s',
      'find it: within 60s',
      'find it: sequence reversed',
    ]);
  });
});
