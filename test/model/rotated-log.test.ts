import { describe, expect, it } from 'vitest';
import { isRotated, logOf, logPartOf } from '../../src/model/rotated-log.ts';

describe('a part of a rotated log', () => {
  it.each([
    ['logs/agent.log', 'logs/agent.log', undefined],
    ['logs/agent.log.7', 'logs/agent.log', 7],
    ['logs/agent.log.20240501123000', 'logs/agent.log', 20240501123000],
    ['logs/agent.log.old', 'logs/agent.log.old', undefined],
    ['runtime.7', 'runtime.7', undefined],
  ])('%s', (path, log, number) => {
    expect(logPartOf(path)).toEqual({ log, number });
    expect(logOf(path)).toBe(log);
    expect(isRotated(path)).toBe(number !== undefined);
  });
});
