// A look at lines that passes over some of them: its mistakes, its words, its mutants.
import { describe, expect, it } from 'vitest';
import { lookMutants } from '../../src/authoring/mutation/look-mutants.ts';
import { logMistakes } from '../../src/operators/log-mistakes.ts';
import { describeLog } from '../../src/operators/log-options.ts';
import { logSchema, type LogOptions } from '../../src/operators/schemas/log-schema.ts';

const look = (more: object): LogOptions => logSchema.parse({ log: 'agent', ...more });

describe('“except” of a look at lines', () => {
  it.each<[object, string[]]>([
    [{ contains: 'check failed', except: 'timed out' }, []],
    [{ regex: 'check failed', except: ['timed out', 'reset'] }, []],
    [{ contains: ['check failed', 'Check Timed Out'], except: 'timed out' }, ['BAD_OPTIONS']],
    [{ equals: 'check failed', except: 'check' }, ['BAD_OPTIONS']],
    [{ wildcard: 'check failed*timed out', except: 'timed out' }, ['BAD_OPTIONS']],
    [{ silence: '15m', except: 'timed out' }, ['BAD_OPTIONS']],
    [{ contains: 'cannot read', 'except-regex': ' pid [1-9]' }, []],
    [{ contains: 'cannot read', 'except-regex': '\\Dpid \\d' }, []],
    [{ contains: 'cannot read', 'except-regex': ' PID [1-9]' }, ['BAD_OPTIONS']],
    [{ contains: 'cannot read', 'except-regex': ' pid (?!0)' }, ['UNSAFE_REGEX']],
    [{ silence: '15m', 'except-regex': ' pid [1-9]' }, ['BAD_OPTIONS']],
  ])('%j: %j', (options, codes) => {
    expect(logMistakes(look(options)).map((one) => one.code)).toEqual(codes);
  });

  it('is read aloud', () => {
    expect(describeLog(look({ contains: 'check failed', except: ['timed out', 'reset'] }))).toBe(
      'agent log: a line with “check failed” without “timed out” or “reset”',
    );
    expect(describeLog(look({ contains: 'check failed', 'except-regex': ' pid [1-9]' }))).toBe(
      'agent log: a line with “check failed” not matching / pid [1-9]/',
    );
  });

  it('is left out, and shortened, by mutants', () => {
    const options = look({ contains: 'check failed', except: ['timed out', 'reset'] });
    const what = lookMutants({ operator: 'log', options }).map((one) => one.what);
    expect(what).toContain('without except');
    expect(what.filter((one) => one.startsWith('except without'))).toHaveLength(2);
    expect(
      lookMutants({ operator: 'log', options: look({ contains: 'x failed', 'except-regex': 'y' }) }).map(
        (one) => one.what,
      ),
    ).toContain('without except-regex');
  });
});
