// Takes the fields out of a message of the kernel's audit: `comm="system-probe" tclass=bpf`. What they mean is left to
// the readers.
import type { FactRecord } from '../../model/fact.ts';
import { isAgentPath, isAgentProcess } from './agent-processes.ts';

const MAX_VALUE = 200;

/** `key="value"` or `key=value`; empty when the key is not there. */
export function field(text: string, key: string): string {
  const at = text.indexOf(` ${key}=`);
  if (at < 0) return '';
  const rest = text.slice(at + key.length + 2, at + key.length + 2 + MAX_VALUE);
  const quoted = rest.startsWith('"');
  const end = quoted ? rest.indexOf('"', 1) : rest.search(/\s/);
  return rest.slice(quoted ? 1 : 0, end < 0 ? undefined : end);
}

/** The fields that are there, under names of ours. */
export function fields(text: string, names: Readonly<Record<string, string>>): FactRecord {
  const found = Object.entries(names).map(([name, key]) => [name, field(text, key)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ''));
}

/** The Agent's own program was denied something. */
export function isAgents(text: string): boolean {
  return isAgentProcess(field(text, 'comm')) || isAgentPath(field(text, 'exe'));
}
