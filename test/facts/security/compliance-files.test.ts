import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

describe('compliance.files', () => {
  it('counts the rules of each benchmark, at its old and new place', () => {
    const facts = factsOf(
      {
        'compliance.d/plum.yaml':
          'name: Plum\nframework: plum-docker\nversion: 1.2.0\nrules:\n- id: plum-1\n- id: plum-2',
        'compliance.d/plum-1.rego': 'package plum',
        'etc/confd/compliance.d/old.yaml': 'framework: quince',
        'compliance.d/bad.yaml': 'rules: [',
      },
      { kind: 'security-agent' },
    );
    expect(valueOrCause(facts, 'compliance.files')).toEqual([
      { file: 'bad.yaml', parsed: false },
      { file: 'plum.yaml', framework: 'plum-docker', version: '1.2.0', parsed: true, rules: 2 },
      { file: 'old.yaml', framework: 'quince', parsed: true, rules: 0 },
    ]);
  });

  it('is not in a flare of the Agent', () => {
    expect(valueOrCause(factsOf({ 'status.log': '' }), 'compliance.files')).toEqual({
      cause: 'not-collected',
    });
  });
});
