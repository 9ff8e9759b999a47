import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../src/scan/line-layouts/log-line-parts.ts';
import { parseLogLine } from '../../src/scan/lines/log-line.ts';

const AT = { localMs: Date.UTC(2025, 7, 27, 20, 1, 30), zone: 'UTC' };
const HEAD = '2025-08-27 20:01:30 UTC';

describe('parseLogLine', () => {
  it.each<[string, string, LogLine]>([
    [
      'the layout of today',
      `${HEAD} | SYS-PROBE | INFO | (cmd/probe/main.go:34 in run) | module started`,
      {
        stamp: AT,
        component: 'SYS-PROBE',
        level: 'INFO',
        place: { file: 'cmd/probe/main.go', line: 34, func: 'run' },
        message: 'module started',
        isHeader: true,
      },
    ],
    [
      'RFC 3339 with a fraction, a method with parentheses',
      '2025-08-27T20:01:30.5+02:00 | CORE | WARN | (pkg/a.go:5 in (*T).do) | slow',
      {
        stamp: { localMs: AT.localMs + 500, zone: '+02:00' },
        component: 'CORE',
        level: 'WARN',
        place: { file: 'pkg/a.go', line: 5, func: '(*T).do' },
        message: 'slow',
        isHeader: true,
      },
    ],
    [
      'version 6 without a logger',
      `${HEAD} | TRACE | (runner.go:9 in work) | Running`,
      {
        stamp: AT,
        level: 'TRACE',
        place: { file: 'runner.go', line: 9, func: 'work' },
        message: 'Running',
        isHeader: true,
      },
    ],
    [
      'a logger that is named like a level',
      `${HEAD} | TRACE | INFO | (pkg/trace/agent.go:1 in loop) | exiting`,
      {
        stamp: AT,
        component: 'TRACE',
        level: 'INFO',
        place: { file: 'pkg/trace/agent.go', line: 1, func: 'loop' },
        message: 'exiting',
        isHeader: true,
      },
    ],
    [
      'process-agent 6: no bars, no zone',
      '2025-08-27 20:01:30 ERROR (collector.go:77) - cannot send',
      {
        stamp: { localMs: AT.localMs, zone: '' },
        level: 'ERROR',
        place: { file: 'collector.go', line: 77 },
        message: 'cannot send',
        isHeader: true,
      },
    ],
    [
      'a container of version 6',
      '[ TRACE ] 2025-08-27 20:01:30 INFO (writer.go:97) - flushed',
      {
        stamp: { localMs: AT.localMs, zone: '' },
        component: 'TRACE',
        level: 'INFO',
        place: { file: 'writer.go', line: 97 },
        message: 'flushed',
        isHeader: true,
      },
    ],
    [
      'attributes of a check',
      `${HEAD} | CORE | INFO | (pkg/w/logger.go:40 in Started) | check:ntp,type:core | Running check`,
      {
        stamp: AT,
        component: 'CORE',
        level: 'INFO',
        place: { file: 'pkg/w/logger.go', line: 40, func: 'Started' },
        context: 'check:ntp,type:core',
        message: 'Running check',
        isHeader: true,
      },
    ],
    [
      'a Python check: its own place counts',
      `${HEAD} | CORE | ERROR | (pkg/python/log.go:120 in LogMessage) | redis:8ca7b | (redisdb.py:213) | no answer | at all`,
      {
        stamp: AT,
        component: 'CORE',
        level: 'ERROR',
        place: { file: 'redisdb.py', line: 213 },
        context: 'redis:8ca7b',
        message: 'no answer | at all',
        isHeader: true,
      },
    ],
    [
      'a message with a bar and no place',
      `${HEAD} | CORE | ERROR | warning: one | two`,
      { stamp: AT, component: 'CORE', level: 'ERROR', message: 'warning: one | two', isHeader: true },
    ],
    [
      'JMXFetch with a padded level',
      `${HEAD} | JMX | WARN  | main | App | Cannot connect`,
      {
        stamp: AT,
        component: 'JMX',
        level: 'WARN',
        context: 'main | App',
        message: 'Cannot connect',
        isHeader: true,
      },
    ],
    [
      'JMXFetch inside a line of the Agent',
      `${HEAD} | CORE | INFO | (pkg/jmxfetch/jmxfetch.go:304 in func1) | ${HEAD} | JMX | ERROR | Instance | refused`,
      {
        stamp: AT,
        component: 'JMX',
        level: 'ERROR',
        context: 'Instance',
        message: 'refused',
        isHeader: true,
      },
    ],
    [
      'klog, whose date has no year',
      'E0827 20:01:30.123456       1 reflector.go:138] failed to list pods',
      {
        level: 'ERROR',
        place: { file: 'reflector.go', line: 138 },
        message: 'failed to list pods',
        isHeader: true,
      },
    ],
    [
      'a place cut by a terminal',
      `Aug 27 20:01:30 host.example agent[88]: ${HEAD} | CORE | INFO | (pkg/collector/worker/log.go:4>`,
      { stamp: AT, component: 'CORE', level: 'INFO', message: '', isHeader: true },
    ],
    [
      'a line shortened in its middle',
      `${HEAD} | CORE | WARN | (pkg/python/log.go:118 in LogMess...of metrics'`,
      {
        stamp: AT,
        component: 'CORE',
        level: 'WARN',
        place: { file: 'pkg/python/log.go', line: 118 },
        message: "...of metrics'",
        isHeader: true,
      },
    ],
    [
      'documentation without a date',
      '<TIMESTAMP> | CLUSTER | DEBUG | (pkg/x.go:7 in Run) | Sync done',
      {
        component: 'CLUSTER',
        level: 'DEBUG',
        place: { file: 'pkg/x.go', line: 7, func: 'Run' },
        message: 'Sync done',
        isHeader: true,
      },
    ],
  ])('reads %s', (_name, text, line) => expect(parseLogLine(text)).toEqual(line));

  const LINE = `${HEAD} | CORE | INFO | (a/b.go:1 in f) | hello`;
  it.each([
    ['journald', 'Aug 27 20:01:30 host.example agent[88]: '],
    ['journald with a full date', '2025-08-27T20:01:30+0000 host.example agent[88]: '],
    ['a container runtime', '2025-08-27T20:01:31.123456789Z stdout F '],
    ['docker logs --timestamps', '2025-08-27T20:01:31.123456789Z '],
    ['kubectl logs --prefix', '[pod/datadog-7xk2p/agent] '],
    ['grep -n', '123:'],
    ['grep -nC', '124-'],
    ['grep of several files', 'logs/agent.log:'],
    ['grep -n of several files', 'logs/agent.log.1:123:'],
    ['docker compose', 'datadog-agent-1  | '],
    ['a supervisor that dates lines', '[2025-08-27 20:01:31] '],
    ['a person', '    > '],
  ])('reads a line behind the marks of %s', (_name, prefix) =>
    expect(parseLogLine(prefix + LINE)).toEqual(parseLogLine(LINE)),
  );

  describe('in JSON', () => {
    const json = (message: string): string =>
      `{"agent":"core","time":"${HEAD}","level":"ERROR","file":"pkg/a.go","line":"12","func":"Run","msg":"${message}","check":"disk"}`;
    const expected = (message: string): LogLine => ({
      stamp: AT,
      component: 'CORE',
      level: 'ERROR',
      place: { file: 'pkg/a.go', line: 12, func: 'Run' },
      context: 'check:disk',
      message,
      isHeader: true,
    });

    it.each([
      ['valid', String.raw`disk \"/\" is full`, 'disk "/" is full'],
      ['with quotes that version 6 left alone', 'disk "/" is "full"', 'disk "/" is "full"'],
      ['with escapes of Go', String.raw`bell \a and \x00 \"q\"`, String.raw`bell \a and \x00 "q"`],
    ])('reads a line that is %s', (_name, written, message) =>
      expect(parseLogLine(json(written))).toEqual(expected(message)),
    );

    it('reads the start of a line that was cut, and one of JMXFetch', () => {
      expect(parseLogLine(json('a long story').slice(0, -30))).toMatchObject({ level: 'ERROR', stamp: AT });
      expect(parseLogLine('{"msg":"Metric collected"}')).toEqual({
        message: 'Metric collected',
        isHeader: true,
      });
    });
  });

  it.each([
    'Traceback (most recent call last):',
    '  File "/opt/check.py", line 3, in run',
    '\tat java.base/java.util.Foo.bar(Foo.java:121)',
    'Caused by: java.net.ConnectException: refused',
    '{',
    '',
    'INFO nothing here',
  ])('leaves %j to the record above', (text) =>
    expect(parseLogLine(text)).toEqual({ message: text, isHeader: false }),
  );

  it.each(['panic: boom', 'AGENT EXITED WITH CODE 1, SIGNAL 0', '[s6-finish] waiting for services.'])(
    'takes %j for a record of its own',
    (text) => expect(parseLogLine(text)).toEqual({ message: text, isHeader: true }),
  );

  it('does not throw on any text, and is quick on hostile ones', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(() => parseLogLine(text)).not.toThrow();
        expect(() => parseLogLine(`${HEAD} | CORE | ERROR | (${text}`)).not.toThrow();
        expect(() => parseLogLine(`{"agent":"core","msg":"${text}`)).not.toThrow();
      }),
    );
    const started = performance.now();
    for (const piece of ['(', 'a:', 'a:b,', '","a":"', '| ', ' | A'])
      parseLogLine(`${HEAD} | CORE | ERROR | ${piece.repeat(20_000)}`);
    parseLogLine(`{"msg":"${'","a":"b'.repeat(5000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
