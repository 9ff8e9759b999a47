// Findings with the symptoms they explain folded under them. Nothing is lost: a finding whose cause is not
// in the report, or is its own symptom, stands by itself.
import type { Finding } from '../model/report.ts';
import { severityRank } from '../model/severity.ts';

export interface FindingNode {
  readonly finding: Finding;
  readonly symptoms: readonly FindingNode[];
}

/** Worst first, counting what a finding explains; of equal severity in the order of the report. */
export function findingTree(findings: readonly Finding[]): FindingNode[] {
  const placed = new Set<Finding>();
  const nodeOf = (finding: Finding): FindingNode => {
    placed.add(finding);
    const symptoms = findings.filter((other) => other.explainedBy === finding.ruleId && !placed.has(other));
    for (const symptom of symptoms) placed.add(symptom);
    return { finding, symptoms: symptoms.map(nodeOf) };
  };
  const ids = new Set(findings.map(({ ruleId }) => ruleId));
  const isRoot = ({ explainedBy }: Finding): boolean => explainedBy === undefined || !ids.has(explainedBy);
  const roots = findings.filter(isRoot).map(nodeOf);
  const circular = findings.flatMap((finding) => (placed.has(finding) ? [] : [nodeOf(finding)]));
  return [...roots, ...circular].sort((a, b) => worstRank(a) - worstRank(b));
}

/** All that a finding explains, itself or through others: worst first, else depth first. */
export function descendants(node: FindingNode): Finding[] {
  return below(node).sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
}

function below(node: FindingNode): Finding[] {
  return node.symptoms.flatMap((symptom) => [symptom.finding, ...below(symptom)]);
}

function worstRank(node: FindingNode): number {
  return Math.min(severityRank(node.finding.severity), ...node.symptoms.map(worstRank));
}
