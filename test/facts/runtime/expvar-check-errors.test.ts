import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

describe('expvars of checks that never ran', () => {
  it('leaves out what loaders of other languages say', () => {
    const facts = factsOf({
      'expvar/CheckScheduler': [
        'LoaderErrors:',
        '  nfs_share:',
        '    Core Check Loader: Check nfs_share not found in Catalog',
        '    Python Check Loader: "unable to import module"',
        '  ghost:',
        '    Core Check Loader: Check ghost not found in Catalog',
      ].join('\n'),
    });
    expect(facts.fact('checks.loadingErrors')).toMatchObject({
      value: {
        value: [
          { name: 'nfs_share', loader: 'Python Check Loader', error: 'unable to import module' },
          { name: 'ghost', loader: 'Core Check Loader', error: 'Check ghost not found in Catalog' },
        ],
        itemPlaces: [{ line: 4 }, { line: 6 }],
      },
    });
  });

  it('gives constructor errors without their traceback', () => {
    const text =
      'could not invoke constructor\\nTraceback (most recent call last):\\n  File \\"/a/b.py\\", line 1, in __init__\\nValueError: no user';
    const facts = factsOf({ 'expvar/pyLoader': `ConfigureErrors:\n  mydb:\n  - "${text}"\n  - other` });
    expect(valueOrCause(facts, 'checks.initializationErrors')).toEqual([
      { name: 'mydb', instance: 0, error: 'could not invoke constructor\nValueError: no user' },
      { name: 'mydb', instance: 1, error: 'other' },
    ]);
  });

  it('says why Python did not start', () => {
    const facts = factsOf({
      'expvar/pythonInit': 'Errors:\n- no rtloader',
      'expvar/pyLoader': 'ConfigureErrors: {}',
    });
    expect(valueOrCause(facts, 'agent.pythonInitErrors')).toEqual(['no rtloader']);
    expect(valueOrCause(facts, 'checks.initializationErrors')).toEqual([]);
  });

  it('lists configurations and templates that do not fit', () => {
    const facts = factsOf({
      'expvar/autoconfig':
        'ConfigErrors:\n  disk: "yaml: line 5"\nResolveWarnings:\n  cache:\n  - no port\n  - no host',
    });
    expect(valueOrCause(facts, 'checks.configErrors')).toEqual([{ name: 'disk', error: 'yaml: line 5' }]);
    expect(valueOrCause(facts, 'checks.resolveWarnings')).toEqual([
      { name: 'cache', warning: 'no port\nno host' },
    ]);
  });

  it('invents nothing', () => {
    const facts = factsOf({
      'expvar/autoconfig': '{}',
      'expvar/CheckScheduler': 'LoaderErrors: 3',
      'expvar/pythonInit': 'Errors: no',
    });
    for (const name of ['checks.configErrors', 'checks.loadingErrors', 'agent.pythonInitErrors'])
      expect(valueOrCause(facts, name)).toEqual({ cause: 'absent' });
  });
});
