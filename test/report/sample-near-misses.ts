// Rules one look short of a match, for the full report of this folder.
import type { NearMiss } from '../../src/model/report.ts';

export const NEAR_MISSES: readonly NearMiss[] = [
  {
    ruleId: 'clock-skew',
    severity: 'medium',
    title: 'The clock of the host is wrong',
    outcome: 'no-match',
    looks: [
      {
        name: 'offset',
        verdict: 'not-seen',
        needed: 'seen',
        expected: 'fact clock.offset above 10',
        actual: '0.2',
        where: [{ file: 'status.log', line: 88 }],
      },
      {
        name: 'said-in-log',
        verdict: 'cannot-tell',
        needed: 'seen',
        expected: 'agent log: a line with “clock is off”',
        actual: 'logs/agent.log: absent',
        where: [],
      },
    ],
  },
];
