// Lines of Kubernetes' own client library, which some daemons let through to their output.
import type { LogLevel } from '../../model/log.ts';
import { headerLine, type LogLine } from './log-line-parts.ts';

// E1025 12:00:00.123456       1 reflector.go:138] failed to list *v1.Endpoints     month and day, but no year
const LINE = /^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d{6} {1,10}\d{1,10} ([^\s:\]]{1,200}):(\d{1,7})\] /;

const LEVELS: Readonly<Record<string, LogLevel>> = { I: 'INFO', W: 'WARN', E: 'ERROR', F: 'CRITICAL' };

export function parseKlogLayout(text: string): LogLine | undefined {
  const match = LINE.exec(text);
  if (match === null) return undefined;
  const [head, level = '', file = '', line] = match;
  return headerLine({
    level: LEVELS[level],
    place: { file, line: Number(line) },
    message: text.slice(head.length),
  });
}

/** Files of the library that write what matters; the level is one letter, which no search of bytes can find. */
const FILES =
  'reflector leaderelection warnings request runtime event discovery cached_discovery controller'.split(' ');

/** How the head of such a line looks in bytes, whatever its level. */
export function klogLiterals(): string[] {
  return FILES.map((file) => ` ${file}.go:`);
}
