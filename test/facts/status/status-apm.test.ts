import { describe, expect, it } from 'vitest';
import { readApm } from '../../../src/facts/status/status-apm.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { NEW_PAGE } from './status-page-new.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const apmOf = (page: string): Record<string, unknown> => valuesOf(readApm(pageOf(page)));

describe('readApm', () => {
  it('reads state and error', () => {
    expect(apmOf(MID_PAGE)).toEqual({ 'apm.running': true, 'apm.pid': 98 });
    expect(apmOf(NEW_PAGE)).toEqual({
      'apm.running': false,
      'apm.error': 'dial tcp 127.0.0.1:5012: refused',
    });
  });

  it('reads what was received and sent in the last minute', () => {
    const page = section(
      'APM Agent',
      `  Status: Running
  Pid: 7
  Uptime: 1042 seconds
  Mem alloc: 9,203,488 bytes
  Hostname: fig.example
  Receiver: 0.0.0.0:8126
  UDS receiver: /var/run/plum.socket
  Endpoints:
    https://trace.agent.plum.example.

  Receiver (previous minute)
  ==========================
    From python 3.12.1 (CPython), client 2.0.0 via http
      Traces received: 1,010 (2,048 bytes)
      Spans received: 50
      WARNING: traces_dropped(empty_trace:3)

    From unknown clients
      Traces received: 5 (10 bytes)
      Spans received: 6

    Default priority sampling rate: 100.0%
    Priority sampling rate for 'service:pears,env:': 50.0%

  Writer (previous minute)
  ========================
    Traces: 4 payloads, 26 traces, 1 events, 3,245 bytes
    WARNING: Traces API errors (1 min): 3
    Stats: 6 payloads, 12 stats buckets, 20 bytes
`,
    );
    expect(apmOf(page)).toEqual({
      'apm.running': true,
      'apm.pid': 7,
      'apm.uptime': 1042,
      'apm.memory': 9_203_488,
      'apm.hostname': 'fig.example',
      'apm.receiver': '0.0.0.0:8126',
      'apm.udsReceiver': '/var/run/plum.socket',
      'apm.endpoints': ['https://trace.agent.plum.example'],
      'apm.clients': [
        {
          language: 'python',
          languageVersion: '3.12.1',
          interpreter: 'CPython',
          tracerVersion: '2.0.0',
          traces: 1010,
          bytes: 2048,
          spans: 50,
          warning: 'traces_dropped(empty_trace:3)',
        },
        { traces: 5, bytes: 10, spans: 6 },
      ],
      'apm.tracesReceived': 1015,
      'apm.spansReceived': 56,
      'apm.samplingRates': [{ rate: 1 }, { service: 'pears', rate: 0.5 }],
      'apm.writers': [
        { kind: 'traces', payloads: 4, bytes: 3245, errors: 3 },
        { kind: 'stats', payloads: 6, bytes: 20, errors: 0 },
      ],
      'apm.warnings': ['traces_dropped(empty_trace:3)', 'Traces API errors (1 min): 3'],
    });
  });

  it('tells no traces from none known', () => {
    const idle = section(
      'APM Agent',
      '  Receiver (previous minute)\n  ====\n    No traces received in the previous minute.',
    );
    expect(apmOf(idle)).toEqual({ 'apm.clients': [], 'apm.tracesReceived': 0, 'apm.spansReceived': 0 });
    const vague = section('APM Agent', '    From go 1.2 (gc), client 3.4\n      Spans received: many');
    expect(apmOf(vague)).toEqual({
      'apm.clients': [{ language: 'go', languageVersion: '1.2', interpreter: 'gc', tracerVersion: '3.4' }],
    });
  });

  it('reads the page of the trace-agent itself', () => {
    const page = section(
      'Trace Agent (v 0.99.0)',
      `
  Uptime: 15 seconds
  --- Receiver stats (1 min) ---

  From go 1.2 (gc), client 0.9.0
    Traces received: 70 (10679 bytes)
    Spans received: 984
    WARNING: Traces dropped: plum:1
    WARNING: Spans malformed: pear:2

  WARNING: Pre-sampling traces: 42.1 %

  --- Writer stats (1 min) ---

  Services: 1 payloads, 2 services, 1234 bytes
  WARNING: Services API errors (1 min): 1
`,
    );
    expect(apmOf(page)).toMatchObject({
      'apm.uptime': 15,
      'apm.tracesReceived': 70,
      'apm.writers': [{ kind: 'services', payloads: 1, bytes: 1234, errors: 1 }],
      'apm.clients': [{ language: 'go', warning: 'Traces dropped: plum:1; Spans malformed: pear:2' }],
      'apm.warnings': [
        'Traces dropped: plum:1',
        'Spans malformed: pear:2',
        'Pre-sampling traces: 42.1 %',
        'Services API errors (1 min): 1',
      ],
    });
  });
});
