import { describe, expect, it } from 'vitest';
import { readProcessAgent } from '../../../src/facts/status/status-process-agent.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { NEW_PAGE } from './status-page-new.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const processOf = (page: string): Record<string, unknown> => valuesOf(readProcessAgent(pageOf(page)));

const FIGURES = `
  Enabled Checks: [process rtprocess]
  System Probe Process Module Status: Not running
  Process Language Detection Enabled: True

  =================
  Process Endpoints
  =================
    https://process.plum.example. - API Key ending with:
        - 4c2a

  =========
  Collector
  =========
    Docker socket:
    Number of processes: 1,042
    Number of containers: 7
    RTProcess Queue length: 3
    Pod Queue length: <no value>
    RTProcess Bytes enqueued: 99
    Drop Check Payloads: [connections]
    Number of submission errors: 15
`;

const FIGURE_FACTS = {
  'processAgent.enabledChecks': ['process', 'rtprocess'],
  'processAgent.systemProbeModule': false,
  'processAgent.languageDetection': true,
  'processAgent.endpoints': [{ url: 'https://process.plum.example', suffix: '4c2a' }],
  'processAgent.processes': 1042,
  'processAgent.containers': 7,
  'processAgent.queues': [{ name: 'RTProcess', length: 3, bytes: 99 }],
  'processAgent.droppedPayloads': ['connections'],
  'processAgent.submissionErrors': 15,
};

describe('readProcessAgent', () => {
  it('takes figures of its own for an answer', () => {
    expect(processOf(MID_PAGE)).toEqual({
      'processAgent.running': true,
      'processAgent.version': '7.41.0',
      'processAgent.pid': 99,
    });
    expect(processOf(section('Process Agent', ''))).toEqual({});
  });

  it('reads all figures of a process-agent', () => {
    const head =
      '  Version: x.y.z\n  Process Agent Start: 2025-01-01 00:00:00 UTC (1735689600000)\n  Pid: 9\n  Allocated Memory: 1,024 bytes\n  Hostname: fig.example';
    expect(processOf(section('Process Agent', head + FIGURES))).toEqual({
      'processAgent.running': true,
      'processAgent.startedAt': 1_735_689_600_000,
      'processAgent.pid': 9,
      'processAgent.memory': 1024,
      'processAgent.hostname': 'fig.example',
      ...FIGURE_FACTS,
    });
  });

  it('reads them from the Agent when the process checks run inside it', () => {
    const page =
      section('Process Agent', '\n  Status: Not running or unreachable') +
      section('Process Component', FIGURES);
    expect(processOf(page)).toEqual({
      'processAgent.running': false,
      'processAgent.inCoreAgent': true,
      ...FIGURE_FACTS,
    });
    expect(processOf(NEW_PAGE)).toEqual({
      'processAgent.running': false,
      'processAgent.inCoreAgent': true,
      'processAgent.enabledChecks': ['process', 'rtprocess'],
    });
  });

  it('takes nothing from the Collector section of the Agent', () => {
    expect(
      processOf(section('Collector', '    Number of processes: 3\n    Process Queue length: 1')),
    ).toEqual({});
  });
});
