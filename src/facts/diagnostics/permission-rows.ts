// Reads permissions.log: owner and mode of the files that the Agent copied or looked at on its host (core 4.19).
// What they mean is left to permission-facts.ts and removed-files.ts.
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { placeAt } from '../make-fact.ts';

export interface PermissionRow {
  /** As on the host. */
  readonly path: string;
  /** As Go writes it: `-rw-r-----`, `drwxr-xr-x`, `Srwxrwxrwx` for a socket. */
  readonly mode?: string;
  /** The user’s display name, its name or its number. */
  readonly owner?: string;
  readonly group?: string;
  /** Windows: the entries of the access list, `;` between them. */
  readonly access?: string;
  readonly error?: string;
  readonly place: Place;
}

/** A host has some hundred such files; the bound is for hostile ones. */
const MAX_ROWS = 20_000;
const MAX_LINE = 4000;

export function permissionRows(document: FlareDocument): readonly PermissionRow[] {
  const isWindows = document.lines.some((line) => line.startsWith('File: '));
  return isWindows ? windowsRows(document) : unixRows(document);
}

/*
 * File path                                          | mode  | owner      | group      | error     |
 * ---------------------------------------------------------------------------------------------------
 * /etc/datadog-agent/datadog.yaml                    | -rw-r----- | dd-agent   | dd-agent   |           |
 * /etc/datadog-agent/gone.yaml                       |       |            |            | could not stat file …|
 */
function unixRows(document: FlareDocument): readonly PermissionRow[] {
  const rows: PermissionRow[] = [];
  document.lines.forEach((line, index) => {
    if (rows.length >= MAX_ROWS || !line.startsWith('/')) return;
    const row = unixRow(line.slice(0, MAX_LINE), placeAt(document, index + 1));
    if (row !== undefined) rows.push(row);
  });
  return rows;
}

/** Cells overflow their column; a path may hold the separator, so that the last four cells count. */
function unixRow(line: string, place: Place): PermissionRow | undefined {
  const cells = line
    .replace(/\|\s*$/, '')
    .split(' | ')
    .map((cell) => cell.trim());
  if (cells.length < 5) return undefined;
  const [mode = '', owner = '', group = '', error = ''] = cells.slice(-4);
  return { path: cells.slice(0, -4).join(' | '), ...stated({ mode, owner, group, error }), place };
}

type Cells = Pick<PermissionRow, 'mode' | 'owner' | 'group' | 'access' | 'error'>;

function stated(cells: Readonly<Record<string, string>>): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
}

/*
 * File: C:\ProgramData\Datadog\datadog.yaml
 * ------------------
 * Mode: -rw-rw-rw-
 * NT AUTHORITY\SYSTEM: (I)(F) [flags:0x10, mask:0x1f01ff]
 */
function windowsRows(document: FlareDocument): readonly PermissionRow[] {
  const blocks: { readonly path: string; readonly place: Place; readonly lines: string[] }[] = [];
  document.lines.forEach((line, index) => {
    if (line.startsWith('File: ')) {
      const path = line.slice('File: '.length, MAX_LINE).trim();
      if (blocks.length < MAX_ROWS) blocks.push({ path, place: placeAt(document, index + 1), lines: [] });
    } else if (line.trim() !== '' && !/^-{5,40}$/.test(line)) {
      const block = blocks.at(-1);
      if (block !== undefined && block.lines.length < 100) block.lines.push(line.slice(0, MAX_LINE).trim());
    }
  });
  return blocks.map(({ path, place, lines }) => ({ path, ...windowsCells(lines), place }));
}

function windowsCells(lines: readonly string[]): Cells {
  const [first = ''] = lines;
  if (!first.startsWith('Mode: ')) return stated({ error: first });
  const access = lines.slice(1).join('; ');
  return stated({ mode: first.slice('Mode: '.length).trim(), access });
}
