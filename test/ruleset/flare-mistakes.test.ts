import { describe, expect, it } from 'vitest';
import { meaningMistakes } from '../../src/ruleset/mistakes/meaning-mistakes.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { ruleText } from '../support/flare-of.ts';

function mistakesOf(log: string, flares = '') {
  const body = `find:\n  failed: { log: ${log}, contains: no space left }\nwhen: failed\n${flares}`;
  return meaningMistakes(parseRule(ruleText('a-rule', body), 'a-rule.yaml')).filter(
    ({ code }) => code === 'OTHER_FLARE',
  );
}

describe('a look at lines that no flare of the rule holds', () => {
  it.each([
    ['cluster-agent', ''],
    ['[cluster-agent, cluster-status]', ''],
    ['security-status', 'flares: [agent]'],
    ['system-probe', 'flares: [cluster-agent]'],
  ])('is a mistake: %s %s', (log, flares) => {
    expect(mistakesOf(log, flares).map(({ line, column }) => `${line}:${column}`)).toEqual(['7:13']);
  });

  it.each([
    ['cluster-agent', 'flares: [cluster-agent]'],
    ['cluster-agent', 'flares: [unknown]'],
    ['[agent, cluster-agent]', ''],
    ['flare-creation', 'flares: [cluster-agent]'],
  ])('is none where one of them does: %s %s', (log, flares) => {
    expect(mistakesOf(log, flares)).toEqual([]);
  });

  it('says which flares hold them', () => {
    expect(mistakesOf('cluster-agent')[0]?.message).toBe(
      'A flare of agent or security-agent holds no lines of cluster-agent, so this is never seen; write “flares: [cluster-agent]” for those that do.',
    );
  });
});
