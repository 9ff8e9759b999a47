import { describe, expect, it } from 'vitest';
import { matchesPathWildcard, matchesWildcard } from '../../src/util/wildcard.ts';

describe('matchesWildcard', () => {
  it.each([
    ['web-01', 'web-01', true],
    ['web-01', '*', true],
    ['web-01', '*-01', true],
    ['web-01', 'w*-*1', true],
    ['web-01', 'web-01*', true],
    ['web-01', 'web-01*1', false],
    ['aba', 'ab*ba', false],
    ['web.01', 'web-01', false],
    ['', '*', true],
    ['a-b-c', 'a*-b-*-c', false],
  ])('%s against %s: %s', (name, pattern, expected) => {
    expect(matchesWildcard(name, pattern)).toBe(expected);
  });

  it('takes no time on a pattern made to take long', () => {
    expect(matchesWildcard('a'.repeat(50_000), `${'a*'.repeat(2_000)}b`)).toBe(false);
  });
});

describe('matchesPathWildcard', () => {
  it.each([
    ['logs/agent.log', 'logs/agent.log', true],
    ['logs/agent.log', 'logs/*.log', true],
    ['logs/agent.log', '*/*', true],
    ['logs/agent.log', '*', false],
    ['logs/old/agent.log', 'logs/*.log', false],
    ['logs/agentxlog', 'logs/agent.log', false],
    ['logs/agent.log', 'logs/agent.log/*', false],
    ['logs/', 'logs/*', true],
  ])('%s against %s: %s', (path, pattern, expected) => {
    expect(matchesPathWildcard(path, pattern)).toBe(expected);
  });
});
