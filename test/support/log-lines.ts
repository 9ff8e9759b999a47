// Lines as the Agents write them, at a given time of one day.

const START = Date.UTC(2024, 4, 1, 8);

export const MINUTE = 60;

/** `second` counts from 2024-05-01 08:00 UTC. */
export function logLine(second: number, text: string, process = 'CORE', level = 'ERROR'): string {
  const date = new Date(START + second * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return `${date} UTC | ${process} | ${level} | (a.go:1 in f) | ${text}`;
}

export function logOf(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
