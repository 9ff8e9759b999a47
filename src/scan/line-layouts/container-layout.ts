// Lines without any layout that nevertheless begin something of their own: those of the container's supervisor and
// the first line of a crash. What follows a crash belongs to it, not to the record before.
import type { LogLine } from './log-line-parts.ts';

// AGENT EXITED WITH CODE 255, SIGNAL 0, KILLING CONTAINER
// trace-agent exited with code 256, signal 15, restarting in 2 seconds
// [s6-finish] waiting for services.
// panic: runtime error: invalid memory address or nil pointer dereference
// fatal error: concurrent map writes
const OWN_LINE =
  /^(?:[A-Za-z-]{1,40} exited with code \d|\[(?:s6|cont|fix-attrs|services)[\w.-]{0,40}\] |panic: |fatal error: |SIG[A-Z]{2,8}: )/i;

export function parseContainerLayout(text: string): LogLine | undefined {
  return OWN_LINE.test(text) ? { message: text, isHeader: true } : undefined;
}
