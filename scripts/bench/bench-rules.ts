// Rule folders of any size for the benchmark: half of the rules look for a literal, half for a regex, none of which stands
// in the bench bundles but for the faults that were planted.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomOf } from '../../fixtures/parts/random.ts';

const WORDS = [
  'socket',
  'volume',
  'quota',
  'ledger',
  'cursor',
  'digest',
  'replica',
  'shard',
  'beacon',
  'mirror',
];
const TROUBLE = ['refused', 'exhausted', 'corrupted', 'unreachable', 'rejected', 'overflowed'];

export function writeBenchRules(dir: string, count: number): void {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const random = randomOf('bench rules');
  for (let n = 0; n < count; n++) {
    const phrase = `${random.pick(WORDS)} ${random.pick(WORDS)} ${n} ${random.pick(TROUBLE)}`;
    const look = n % 2 === 0 ? `contains: "${phrase}"` : `regex: '${phrase} by (?<peer>\\S+)'`;
    const rule = `id: bench-${n}
title: { en: "Bench ${n}", ja: "ベンチ ${n}" }
summary: { en: "One of many rules.", ja: "多数のルールの 1 つです。" }
severity: low
component: agent
tags: [bench]
flares: [agent]
runbook: agent-health
find:
  seen: { log: [agent, trace-agent, process-agent, system-probe], ${look} }
when: seen
confidence: { level: low }
`;
    writeFileSync(join(dir, `bench-${n}.yaml`), rule);
  }
}
