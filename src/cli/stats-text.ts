// What `--stats` prints beside the report: bytes, and where the time went.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import type { Rule } from '../model/rule.ts';
import { sizeText } from '../util/amount-text.ts';
import type { Spent, Stopwatch } from '../util/stopwatch.ts';
import { visibleText } from '../util/visible-text.ts';
import { builtInRulesDir } from './pack.ts';

const SHOWN = 10;

export function statsText({ name, flare }: Diagnosis, watch: Stopwatch, rules: readonly Rule[]): string {
  const bytes = flare.files.reduce((sum, file) => sum + file.bytes, 0);
  const placeOf = placesOf(rules);
  return [
    `Stats of ${visibleText(name)}: ${sizeText(bytes)} unpacked in ${flare.files.length} files`,
    ...section('Time by stage', watch.spent('stage'), (stage) => stage),
    ...section('Slowest rules', watch.spent('rule'), (id) => id),
    ...section('Slowest patterns of lines', watch.spent('pattern'), placeOf),
    '',
  ].join('\n');
}

function section(title: string, spent: readonly Spent[], nameOf: (name: string) => string): string[] {
  const rows = spent.slice(0, SHOWN).map(({ name, ms, calls }) => {
    const times = calls === 1 ? '' : ` (${calls} times)`;
    return `${ms.toFixed(1).padStart(10)} ms  ${nameOf(name)}${times}`;
  });
  return rows.length === 0 ? [] : [title, ...rows];
}

/** `rule/look` as the place where the look stands in the rule’s file. */
function placesOf(rules: readonly Rule[]): (pattern: string) => string {
  const files = new Map(rules.map(({ id, file }) => [id, file]));
  return (pattern) => {
    const at = pattern.indexOf('/');
    const file = files.get(pattern.slice(0, at));
    if (file === undefined) return `${pattern} (a fact)`;
    const line = lineOf(file, pattern.slice(at + 1));
    return `${pattern} ${file}${line === undefined ? '' : `:${line}`}`;
  };
}

/** Files of the built-in rules are named as seen from the package, those of other folders as seen from where one is. */
function lineOf(file: string, look: string): number | undefined {
  const lines = (textOf(file) ?? textOf(join(dirname(builtInRulesDir()), file)))?.split('\n') ?? [];
  const find = lines.findIndex((line) => line.startsWith('find:'));
  const index = lines.findIndex((line, at) => at > find && line.trimStart().startsWith(`${look}:`));
  return index < 0 ? undefined : index + 1;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
