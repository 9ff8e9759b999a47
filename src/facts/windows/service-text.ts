// Reads servicestatus.txt, which older Agents write instead of the JSON file: the output of three commands, one
// after the other.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { driverFacts, noDriver, servicesFact, type WindowsService } from './service-record.ts';

const MAX_LINES = 5000;
const MAX_LINE = 1000;

interface Row {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
}

// Name                : datadogagent
// DisplayName         : Datadog Agent
// Status              : Running
// ServicesDependedOn  : {winmgmt}
//
// [SC] OpenService FAILED 1060:
/** Core 1.5; upstream: pkg/flare/archive_win.go. */
export function readServiceText(document: FlareDocument): Fact[] {
  const lines = document.lines.slice(0, MAX_LINES);
  const rows = lines.flatMap((text, index) => parseRow(text, placeAt(document, index + 1)));
  const services = servicesOf(rows);
  const config = rows.find(({ key, value }) => key === 'SERVICE_NAME' && value.toLowerCase() === 'ddnpm');
  const listed = driverFacts(services);
  const missing = lines.findIndex((line) => /^\[SC\] OpenService FAILED 1060\b/.test(line));
  return [
    ...servicesFact(services),
    ...(listed.length > 0
      ? listed
      : config !== undefined
        ? [makeFact('windows.networkDriver.installed', true, config.place)]
        : missing >= 0
          ? [noDriver(placeAt(document, missing + 1), 'high')]
          : []),
    ...driverFile(document, lines),
  ];
}

function parseRow(text: string, place: Place): Row[] {
  const line = text.slice(0, MAX_LINE);
  const at = line.indexOf(':');
  const key = line.slice(0, Math.max(at, 0)).trim();
  return /^[A-Za-z_]{2,40}$/.test(key) ? [{ key, value: line.slice(at + 1).trim(), place }] : [];
}

/** A block opens with `Name`; a list of files further down has names too, but no `Status`. */
function servicesOf(rows: readonly Row[]): readonly WindowsService[] {
  const blocks: Row[][] = [];
  for (const row of rows) {
    if (row.key === 'Name' && row.value !== '') blocks.push([row]);
    else blocks.at(-1)?.push(row);
  }
  return blocks.flatMap((block): WindowsService[] => {
    const [name] = block;
    const value = (key: string): string => block.find((row) => row.key === key)?.value ?? '';
    const status = value('Status');
    if (name === undefined || status === '') return [];
    return [
      {
        name: name.value,
        displayName: value('DisplayName'),
        status,
        startType: value('StartType'),
        dependencies: namesIn(value('ServicesDependedOn')),
        place: name.place,
      },
    ];
  });
}

/** `{winmgmt, EventLog}`; `{}` for none. */
function namesIn(braced: string): readonly string[] {
  const names = braced.replace(/^\{/, '').replace(/\}$/, '').split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

// Driver last modification time : Tue Mar  4 10:12:13 UTC 2025
// Failed to stat file C:\Program Files\Datadog\Datadog Agent\bin\agent\driver\ddnpm.sys CreateFile …
function driverFile(document: FlareDocument, lines: readonly string[]): Fact[] {
  const index = lines.findIndex((line) =>
    /^(?:Driver last modification time|Failed to stat file .{0,500}ddnpm)/.test(line),
  );
  const line = lines[index];
  if (line === undefined) return [];
  const isThere = line.startsWith('Driver');
  return [makeFact('windows.networkDriver.fileFound', isThere, placeAt(document, index + 1))];
}
