import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../src/assemble/evidence.ts';
import { runbookValues } from '../../src/runbook/runbook-values.ts';
import type { Observation } from '../../src/model/outcome.ts';

const PAGE = [
  'env:',
  '- name: DD_SITE',
  '  value: datadoghq.eu',
  '- name: DB_PASSWORD',
  '  value: hunter22',
  'image: x',
  'name: agent',
];

/** A look that found one line of the page. */
function lookAt(line: number): Observation {
  const place = { file: 'k8s/kubelet_pods.yaml', line, text: PAGE[line - 1]!, before: [], after: [] };
  return { verdict: 'seen', expected: '', actual: '', evidence: [place], captures: {}, missing: [] };
}

describe('evidence from a pod', () => {
  it.each([3, 4, 5, 6, 7])('hides the value whose name tells what it is, at line %i', (line) => {
    const [evidence] = evidenceOf([{ observation: lookAt(line) }], () => PAGE);
    const shown = [...evidence!.context.before, evidence!.text, ...evidence!.context.after];
    expect(shown.join('\n')).not.toContain('hunter22');
    expect(shown.length).toBeGreaterThan(2);
  });

  it('shows other values', () => {
    const [evidence] = evidenceOf([{ observation: lookAt(3) }], () => PAGE);
    expect(evidence!.text).toBe('  value: datadoghq.eu');
  });
});

describe('a line that several looks found', () => {
  const looks = [
    { name: 'site', observation: lookAt(3) },
    { name: 'value', observation: lookAt(3) },
    { observation: lookAt(3) },
    { name: 'value', observation: lookAt(6) },
  ];
  const evidence = evidenceOf(looks, () => PAGE);

  it('is shown once, with the names of all', () => {
    expect(evidence.map(({ line, find, alsoFind }) => [line, find, alsoFind])).toEqual([
      [3, 'site', ['value']],
      [6, 'value', undefined],
    ]);
  });

  it('gives a runbook what it shows of each', () => {
    const values = runbookValues({ evidence, variables: {}, facts: {}, language: 'en' });
    expect(values.get('evidence.value.where')).toBe('k8s/kubelet_pods.yaml:3');
    expect(values.get('evidence.value.text')).toBe(values.get('evidence.site.text'));
  });
});
