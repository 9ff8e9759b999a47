import { describe, expect, it } from 'vitest';
import { readSystemProbe } from '../../../src/facts/status/status-system-probe.ts';
import { NEW_PAGE } from './status-page-new.ts';
import { itemLines, pageOf, section, valuesOf } from './status-text.ts';

const RUNNING = section(
  'System Probe',
  `
  Status: Running
  Uptime: 3h50m12s
  Last Updated: 2025-03-12 09:14:02 UTC (1741770842000)

  USM
  ===
    Status: running
    Last Check: 2025-03-12 09:14:00 UTC (1741770840000)
    Client Count: 2

  NPM
  ===
    Status: Not running
    Error: error enabling protocol classifier: permission denied

  Event Monitor
  ================
    Status: Running
`,
);

describe('readSystemProbe', () => {
  it('reads the state and its modules', () => {
    const facts = readSystemProbe(pageOf(RUNNING));
    expect(valuesOf(facts)).toEqual({
      'systemProbe.running': true,
      'systemProbe.uptime': 13_812,
      'systemProbe.updatedAt': 1_741_770_842_000,
      'systemProbe.modules': [
        { name: 'USM', status: 'running', lastCheckAt: 1_741_770_840_000, clients: 2 },
        {
          name: 'NPM',
          status: 'Not running',
          error: 'error enabling protocol classifier: permission denied',
        },
        { name: 'Event Monitor', status: 'Running' },
      ],
    });
    expect(itemLines(facts, 'systemProbe.modules')).toEqual([11, 18, 22]);
  });

  it('reads why it cannot be reached', () => {
    const page = section(
      'System Probe',
      '\n  Status: Not running or unreachable\n  Error: dial unix /run/sysprobe.sock: refused',
    );
    expect(valuesOf(readSystemProbe(pageOf(page)))).toEqual({
      'systemProbe.running': false,
      'systemProbe.error': 'dial unix /run/sysprobe.sock: refused',
    });
  });

  it('reads the old shape', () => {
    const page = section(
      'System Probe',
      '\n  System Probe is not running:\n\n    Errors\n    ======\n    dial unix /run/sysprobe.sock: no such file\n',
    );
    expect(valuesOf(readSystemProbe(pageOf(page)))).toEqual({
      'systemProbe.running': false,
      'systemProbe.error': 'dial unix /run/sysprobe.sock: no such file',
    });
  });

  it('says nothing without a section or without rows in it', () => {
    expect(readSystemProbe(pageOf(NEW_PAGE))).toEqual([]);
    expect(readSystemProbe(pageOf(''))).toEqual([]);
  });
});
