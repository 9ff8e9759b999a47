import { describe, expect, it } from 'vitest';
import { parseEnvironmentVariables } from '../../../src/facts/config/environment-variables.ts';

const variablesOf = (...lines: string[]): ReturnType<typeof parseEnvironmentVariables> =>
  parseEnvironmentVariables({ path: 'envvars.log', role: 'envvars', lines });

describe('parseEnvironmentVariables', () => {
  it('reads names, values and lines', () => {
    const variables = variablesOf(
      'Found the following envvars:',
      ' -  DD_SITE=datadoghq.eu',
      ' -  A=b=c',
      '',
    );
    expect([...variables.values()]).toEqual([
      {
        name: 'DD_SITE',
        value: 'datadoghq.eu',
        place: { file: 'envvars.log', line: 2, text: ' -  DD_SITE=datadoghq.eu' },
      },
      { name: 'A', value: 'b=c', place: { file: 'envvars.log', line: 3, text: ' -  A=b=c' } },
    ]);
  });

  it('joins a value of several lines', () => {
    expect(variablesOf(' -  DD_TAGS=a', 'b', ' -  C=d').get('DD_TAGS')?.value).toBe('a\nb');
  });

  it('finds none', () => {
    expect(variablesOf('Found no allowed envvar').size).toBe(0);
  });
});
