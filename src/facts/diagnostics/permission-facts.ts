// Owners and modes of the files of the Agent’s host, and of the log files that it reads. Whether they are right is
// left to rules: it depends on the user that the Agent runs as.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { listFact, type ListItem } from '../list-fact.ts';
import { placeAt } from '../make-fact.ts';
import { permissionRows, type PermissionRow } from './permission-rows.ts';

const MAX_RECORDS = 2000;

type Selection = readonly [name: FactName, isWanted: (row: PermissionRow) => boolean];

/** `auth_token`, `datadog.yaml`, the log folder: what breaks the Agent when it has a wrong owner. */
const SELECTIONS: readonly Selection[] = [
  ['permissions.files', () => true],
  ['permissions.missing', ({ error = '' }) => /no such file|cannot find the/i.test(error)],
  ['permissions.authToken', ({ path }) => /[/\\]auth_token$/.test(path)],
  ['permissions.mainConfig', ({ path }) => /[/\\]datadog\.ya?ml$/.test(path)],
  ['permissions.logFolders', (row) => isFolder(row) && /[/\\](?:log[/\\]datadog|logs)$/i.test(row.path)],
  ['permissions.sockets', ({ mode = '' }) => mode.startsWith('S')],
  ['permissions.checkConfigs', ({ path }) => /[/\\]conf\.d[/\\]/.test(path)],
];

function isFolder({ mode = '' }: PermissionRow): boolean {
  return mode.startsWith('d');
}

export function readPermissions(document: FlareDocument): Fact[] {
  const rows = permissionRows(document);
  if (rows.length === 0) return [];
  return SELECTIONS.map(([name, isWanted]) => {
    const items = rows.filter(isWanted).slice(0, MAX_RECORDS).map(itemOf);
    return listFact(name, items, placeAt(document, 1));
  });
}

function itemOf({ place, ...row }: PermissionRow): ListItem {
  return { value: { ...row }, place };
}

// /var/log/app/app.log -rw-r-----
// stat /var/log/app/gone.log: no such file or directory
const MODE = /^(\/.+|[A-Za-z]:\\.+) ([a-zA-Z-]{0,12}[r-][w-][xsStT-](?:[r-][w-][xsStT-]){2})$/;
const FAILED = /^(?:stat|lstat|CreateFile|GetFileAttributesEx) (.{1,1000}?): (.+)$/;
const MAX_LINE = 2000;

/** logs_file_permissions.log (core 1.5): the files that the logs Agent tails, as far as it may look at them. */
export function readLogFilePermissions(document: FlareDocument): Fact[] {
  const items = document.lines.flatMap((line, index): ListItem[] => {
    const text = line.slice(0, MAX_LINE).trim();
    const value = logFileOf(text);
    return value === undefined ? [] : [{ value, place: placeAt(document, index + 1) }];
  });
  if (items.length === 0) return [];
  const unreadable = items.filter(({ value }) => typeof value !== 'string' && value.error !== undefined);
  const closed = items.filter(({ value }) => typeof value !== 'string' && isClosed(value.mode));
  const opening = placeAt(document, 1);
  return [
    listFact('logsAgent.filePermissions', items.slice(0, MAX_RECORDS), opening),
    listFact('logsAgent.unreachableFiles', unreadable.slice(0, MAX_RECORDS), opening),
    listFact('logsAgent.restrictedFiles', closed.slice(0, MAX_RECORDS), opening),
  ];
}

function logFileOf(text: string): FactRecord | undefined {
  const [, path, mode] = MODE.exec(text) ?? [];
  if (path !== undefined && mode !== undefined) return { path, mode };
  const [, failed, error] = FAILED.exec(text) ?? [];
  return failed === undefined || error === undefined ? undefined : { path: failed, error };
}

/** Others than owner and group may not read it: `-rw-r-----`. */
function isClosed(mode: unknown): boolean {
  return typeof mode === 'string' && mode.at(-3) === '-';
}
