import { describe, expect, it } from 'vitest';
import { kprobeEventsReader, traceEventsReader } from '../../../src/facts/kernel/trace-readers.ts';
import { factsOfLines, valuesOfLines } from './read-lines.ts';

describe('traceEventsReader', () => {
  it('counts events and names their subsystems once', () => {
    expect(
      valuesOfLines(
        traceEventsReader,
        'sched:sched_switch',
        'syscalls:sys_enter_open',
        'sched:sched_exit',
        '',
      ),
    ).toEqual({ 'kernel.traceEventCount': 3, 'kernel.traceEventSubsystems': ['sched', 'syscalls'] });
  });

  it('says nothing of other text', () => {
    expect(valuesOfLines(traceEventsReader, '', 'error: no such file', 'https://a')).toEqual({});
  });
});

describe('kprobeEventsReader', () => {
  it('counts the probes of the Agent by module and process', () => {
    const lines = [
      'p:kprobes/p_vfs_open_security_4242 vfs_open',
      'r16:kprobes/r_do_unlinkat_security_4242 do_unlinkat',
      'p:kprobes/p_tcp_close_net_99 tcp_close',
      'p:plums/quince tcp_close',
      'p:kprobes/p_vfs_99 vfs_open',
    ];
    const facts = factsOfLines(kprobeEventsReader, lines);
    expect(facts).toMatchObject([
      { name: 'kernel.kprobeCount', value: 5 },
      {
        name: 'kernel.agentKprobes',
        value: [
          { owner: 'security', pid: 4242, count: 2 },
          { owner: 'net', pid: 99, count: 1 },
        ],
        itemPlaces: [{ line: 1 }, { line: 3 }],
      },
    ]);
  });

  it('says nothing of other text', () => {
    expect(valuesOfLines(kprobeEventsReader, '', 'p:', 'hello', 'r:a/b')).toEqual({});
  });
});
