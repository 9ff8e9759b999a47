import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const CUSTOM = [
  'version: 1.4.0',
  'macros:',
  '  - id: plum_paths',
  'rules:',
  '  - id: plum_open',
  '    expression: open.file.path in plum_paths',
  '  - id: quince_exec',
  '    disabled: true',
  '    combine: override',
  '  - id: apple_dns',
  '    agent_version: ">= 7.36"',
  '  - expression: no id',
].join('\n');

const policies = (
  texts: Readonly<Record<string, string>>,
  damaged: readonly string[] = [],
): ReturnType<typeof factsOf> =>
  factsOf(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [`runtime-security.d/${name}`, text])),
    { kind: 'security-agent', damaged },
  );

describe('cws.policyFiles', () => {
  it('counts the rules of each policy file', () => {
    const facts = policies({
      'custom.policy': CUSTOM,
      'teams/default.policy': 'rules: []',
      'notes.txt': 'rules: [{id: never}]',
    });
    expect(facts.fact('cws.policyFiles')).toMatchObject({
      value: {
        value: [
          {
            file: 'custom.policy',
            version: '1.4.0',
            parsed: true,
            rules: 4,
            disabled: 1,
            overrides: 1,
            macros: 1,
          },
          { file: 'teams/default.policy', parsed: true, rules: 0, disabled: 0, overrides: 0, macros: 0 },
        ],
        file: 'runtime-security.d/custom.policy',
        line: 1,
        confidence: 'high',
      },
    });
  });

  it('tells a policy that cannot be parsed, and reports it', () => {
    const facts = policies({ 'bad.policy': 'rules:\n  - id: [', 'words.policy': 'hello' });
    expect(valueOrCause(facts, 'cws.policyFiles')).toEqual([
      { file: 'bad.policy', parsed: false },
      { file: 'words.policy', parsed: false },
    ]);
    expect(facts.problems.map(({ file }) => file)).toEqual([
      'runtime-security.d/bad.policy',
      'runtime-security.d/words.policy',
    ]);
  });

  it('leaves a cut policy out, and then is not sure of the list', () => {
    const cut = 'runtime-security.d/cut.policy';
    const facts = policies({ 'custom.policy': CUSTOM, 'cut.policy': 'rules:\n  - id: half' }, [cut]);
    expect(facts.fact('cws.policyFiles')).toMatchObject({
      value: { value: [{ file: 'custom.policy' }], confidence: 'low' },
    });
    expect(valueOrCause(policies({ 'cut.policy': CUSTOM }, [cut]), 'cws.policyFiles')).toEqual({
      cause: 'damaged',
    });
  });

  it('is unknown without policy files', () => {
    expect(valueOrCause(policies({ 'notes.txt': 'a' }), 'cws.policyFiles')).toEqual({ cause: 'absent' });
    expect(valueOrCause(policies({ 'notes.txt': 'a' }), 'cws.fileRules')).toEqual({ cause: 'absent' });
  });
});

describe('cws.fileRules', () => {
  it('lists the rules with their lines', () => {
    expect(policies({ 'custom.policy': CUSTOM }).fact('cws.fileRules')).toMatchObject({
      value: {
        value: [
          { file: 'custom.policy', rule: 'plum_open', disabled: false },
          { file: 'custom.policy', rule: 'quince_exec', disabled: true, combine: 'override' },
          { file: 'custom.policy', rule: 'apple_dns', disabled: false, agentVersion: '>= 7.36' },
        ],
        itemPlaces: [{ line: 5 }, { line: 7, text: '  - id: quince_exec' }, { line: 10 }],
      },
    });
  });
});
