// What secrets.log says of the secrets backend: whether there is one, whether it may be run, what it did not resolve
// (core 4.8). No secret stands in it, only handles.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { listFact, type ListItem } from '../list-fact.ts';
import { makeFact, placeAt } from '../make-fact.ts';

const MAX_HANDLES = 1000;
const MAX_LINE = 2000;

// No secret_backend_command set: secrets feature is not enabled
const NOT_SET = 'No secret_backend_command set';

/*
 * === Checking executable permissions ===
 * Executable path: /etc/datadog-agent/secrets.sh
 * Executable permissions: error: invalid executable: user has no write access
 * Number of secrets resolved: 2
 * 'secret_refresh_interval' is disabled
 */
const TEXTS: readonly (readonly [label: string, name: FactName])[] = [
  ['Executable path: ', 'secrets.executable'],
  ['Using embedded executable: ', 'secrets.executable'],
  ['Secret backend type: ', 'secrets.backendType'],
  ['Backends: ', 'secrets.backendType'],
  ['Executable version: ', 'secrets.executableVersion'],
];
const CHECKED = '=== Checking executable';
const EMBEDDED = 'Using embedded executable: ';
const OWN = 'Executable path: ';
/** The first Agents with a secrets backend said `Check Rights`. */
const PERMISSIONS = /^(?:Executable permissions|Check Rights): (.+)$/;
const RESOLVED = /^Number of secrets (?:resolved|decrypted): (\d{1,9})$/;
const REFRESH = /^'secret_refresh_interval' is (enabled|disabled)/;

export function readSecrets(document: FlareDocument): Fact[] {
  const lines = document.lines.map((line, index) => ({
    text: line.slice(0, MAX_LINE).trim(),
    place: placeAt(document, index + 1),
  }));
  const notSet = lines.find(({ text }) => text.startsWith(NOT_SET));
  const isChecked = lines.some(({ text }) => text.startsWith(CHECKED));
  if (notSet !== undefined && !isChecked) return [makeFact('secrets.enabled', false, notSet.place)];
  const found = new Map<FactName, Fact>();
  for (const { text, place } of lines) {
    for (const fact of lineFacts(text, place))
      if (!found.has(fact.name as FactName)) found.set(fact.name as FactName, fact);
  }
  return [...found.values(), ...handleFacts(lines)];
}

function lineFacts(text: string, place: Place): Fact[] {
  const row = TEXTS.find(([label]) => text.startsWith(label) && text.length > label.length);
  const resolved = RESOLVED.exec(text)?.[1];
  const refresh = REFRESH.exec(text)?.[1];
  return [
    ...(row === undefined ? [] : [makeFact(row[1], text.slice(row[0].length), place)]),
    ...(text.startsWith(EMBEDDED) ? [makeFact('secrets.embedded', true, place)] : []),
    ...(text.startsWith(OWN) ? [makeFact('secrets.embedded', false, place)] : []),
    ...(text.startsWith(CHECKED) ? [makeFact('secrets.enabled', true, place)] : []),
    ...permissionFacts(text, place),
    ...(resolved === undefined ? [] : [makeFact('secrets.resolved', Number(resolved), place)]),
    ...(refresh === undefined ? [] : [makeFact('secrets.refreshEnabled', refresh === 'enabled', place)]),
  ];
}

/** `OK, the executable has the correct permissions` or `error: <reason>`; `Error: <reason>` in the first Agents. */
function permissionFacts(text: string, place: Place): Fact[] {
  const verdict = PERMISSIONS.exec(text)?.[1];
  if (verdict === undefined) return [];
  if (/^OK\b/.test(verdict)) return [makeFact('secrets.permissionsCorrect', true, place)];
  const [, reason] = /^[Ee]rror: (.+)$/.exec(verdict) ?? [];
  if (reason === undefined) return [];
  return [
    makeFact('secrets.permissionsCorrect', false, place),
    makeFact('secrets.permissionError', reason, place),
  ];
}

/*
 * Secrets handle resolved:
 * - 'api_key_handle':
 *   - used in 'datadog.yaml' configuration in entry 'api_key'
 * Secrets not resolved:
 *   - other_handle
 */
const HANDLE = /^- '(.{1,500})':$/;
const USE = /^- used in '(.{1,500}?)' configuration in entry '(.{0,500})'$/;

interface Line {
  readonly text: string;
  readonly place: Place;
}

function handleFacts(lines: readonly Line[]): Fact[] {
  const resolved: ListItem[] = [];
  const missing: ListItem[] = [];
  let handle = '';
  let isMissing = false;
  let stats: Place | undefined;
  for (const { text, place } of lines) {
    if (text === '=== Secrets stats ===') stats = place;
    if (text === 'Secrets not resolved:') isMissing = true;
    else if (isMissing && text.startsWith('- ')) missing.push({ value: text.slice(2), place });
    const [, config, entry] = USE.exec(text) ?? [];
    if (config !== undefined && entry !== undefined)
      resolved.push({ value: { handle, config, entry }, place });
    handle = HANDLE.exec(text)?.[1] ?? handle;
  }
  if (stats === undefined) return [];
  return [
    listFact('secrets.handles', resolved.slice(0, MAX_HANDLES), stats),
    listFact('secrets.unresolved', missing.slice(0, MAX_HANDLES), stats),
  ];
}
