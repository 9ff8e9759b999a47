// A look at lines that passes over some levels: its mistakes, its words, its mutants.
import { describe, expect, it } from 'vitest';
import { lookMutants } from '../../src/authoring/mutation/look-mutants.ts';
import { logMistakes } from '../../src/operators/log-mistakes.ts';
import { describeLog } from '../../src/operators/log-options.ts';
import { logSchema, type LogOptions } from '../../src/operators/schemas/log-schema.ts';

const look = (more: object): LogOptions => logSchema.parse({ log: 'agent', ...more });

describe('“not-level” of a look at lines', () => {
  it.each<[object, string[][]]>([
    [{ contains: 'check failed', 'not-level': 'DEBUG' }, []],
    [{ contains: 'check failed', 'not-level': ['TRACE', 'DEBUG'] }, []],
    [{ contains: 'check failed', level: 'ERROR', 'not-level': 'DEBUG' }, [['not-level']]],
    [{ silence: '15m', 'not-level': 'DEBUG' }, [['not-level']]],
  ])('%j: mistakes at %j', (options, paths) => {
    expect(logMistakes(look(options)).map((one) => one.path)).toEqual(paths);
  });

  it('is read aloud', () => {
    expect(describeLog(look({ contains: 'check failed', 'not-level': ['TRACE', 'DEBUG'] }))).toBe(
      'agent log: a line with “check failed” not at TRACE or DEBUG',
    );
  });

  it('is left out, and shortened, by mutants', () => {
    const options = look({ contains: 'check failed', 'not-level': ['TRACE', 'DEBUG'] });
    const what = lookMutants({ operator: 'log', options }).map((one) => one.what);
    expect(what).toContain('without not-level');
    expect(what.filter((one) => one.startsWith('not-level without'))).toHaveLength(2);
  });
});
