import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../src/assemble/evidence.ts';
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
