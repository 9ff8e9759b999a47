// Versions that both flares state and that differ: of the Agent, its daemons, the kernel, Kubernetes.
import { cleanLine } from '../assemble/evidence.ts';
import { factValueOf, type Diagnosis } from '../assemble/diagnosis.ts';
import type { ChangedVersion } from '../model/flare-diff.ts';
import { FACTS } from '../model/fact-table.ts';
import type { Pair } from './pair.ts';

const VERSIONS: readonly string[] = [
  ...Object.entries(FACTS).flatMap(([name, { type }]) => (type === 'version' ? [name] : [])),
  'agent.pythonVersion',
];

/** In the order of the catalogue. */
export function compareVersions(diagnoses: Pair<Diagnosis>): readonly ChangedVersion[] {
  return VERSIONS.flatMap((name) => {
    const [old, later] = [factValueOf(diagnoses.old, name), factValueOf(diagnoses.new, name)];
    if (typeof old !== 'string' || typeof later !== 'string' || old === later) return [];
    return [{ name, old: cleanLine(old), new: cleanLine(later) }];
  });
}
