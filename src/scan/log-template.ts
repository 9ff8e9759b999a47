// Reduces a log line to what it says: message without its numbers, ids and quoted parts, so that the same
// trouble counts as one however often it is repeated.

/** Characters of a message that take part; longer messages differ in their details only. */
const MAX_MESSAGE_LENGTH = 300;

// 2025-08-27 20:01:30 UTC | SYS-PROBE | ERROR | (cmd/x.go:343 in run) | check:disk | error creating module x: …
const PREFIX = /^.*?\| *(?:TRACE|DEBUG|INFO|WARN|ERROR|CRITICAL) *\| (?:\([^)]*\) \| )?/i;
const OLD_PREFIX = /^[\d-]{10} [\d:.,]{8,18} [A-Z]+ \([^)]*\) - /;

/** The part of a log line after its time, level and source position. */
export function messageOf(line: string): string {
  const json = /"msg":"((?:[^"\\]|\\.)*)"/.exec(line.slice(0, 4000))?.[1];
  if (json !== undefined && line.startsWith('{')) return json;
  return line.slice(0, 4000).replace(PREFIX, '').replace(OLD_PREFIX, '');
}

export function templateOf(line: string): string {
  return messageOf(line)
    .slice(0, MAX_MESSAGE_LENGTH)
    .replace(/"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`/g, '<text>')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s,;)]+/gi, '<url>')
    .replace(/\b(?:[0-9a-f]{2,4}:){3,}[0-9a-f:]*\b/gi, '<id>')
    .replace(/\b(?=[0-9a-f-]*\d)[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\b/gi, '<id>')
    .replace(/\b\d+(?:\.\d+){3}(?::\d+)?\b/g, '<address>')
    .replace(/\d+(?:[.,]\d+)*/g, '<n>')
    .trim();
}
