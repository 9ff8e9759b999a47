// Reads remote-config-state.log (core 4.17): which files of Remote Configuration the Agent holds, and which clients
// ask for them. Whether it is on and authorised is in the status page.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { recordOfStated } from '../stated-records.ts';
import { MAX_LISTED, type ListedRecord } from '../yaml/yaml-fact.ts';

const MAX_LINE = 2000;

const DB = /^=== Remote config (HA )?DB state ===$/;
const REPOSITORY = /^(Configuration|Director) repository$/;

// root.json       - Version:         5 - Hash: 1a2b…
// |- targets.json - Not found
//     |- 2/APM_TRACING/abc/config - Hash: 1a2b…
const FILE = /^ {0,8}(?:\|- )?(\S{1,500}) +- (?:Version: +(\d{1,15})|Not found|Hash: )/;

// == Client 5f0c… ==
// - Client 5f0c…
const CLIENT = /^(?:== Client (\S{1,200}) ==|- Client (\S{1,200}))$/;

/** Of one client, in protobuf text. */
const CLIENT_ERROR = /(?:^|[\s{])error:"((?:[^"\\]|\\.){1,500})"/;

interface State {
  prefix: string;
  repository: string | undefined;
  client: string | undefined;
  clientsAt: number | undefined;
  readonly files: ListedRecord[];
  readonly clients: ListedRecord[];
  readonly errors: ListedRecord[];
}

export function readRemoteConfigState(document: FlareDocument): Fact[] {
  const state: State = {
    prefix: '',
    repository: undefined,
    client: undefined,
    clientsAt: undefined,
    files: [],
    clients: [],
    errors: [],
  };
  document.lines.forEach((text, index) => follow(state, text.slice(0, MAX_LINE), index + 1));
  return [
    ...(state.files.length === 0 ? [] : [listFact('remoteConfig.files', document, state.files)]),
    ...clientFacts(document, state),
  ];
}

function follow(state: State, text: string, line: number): void {
  const title = DB.exec(text) ?? REPOSITORY.exec(text);
  if (title !== null) open(state, title);
  else if (/^(?:=== )?Remote config active clients/.test(text)) {
    state.repository = undefined;
    state.clientsAt = line;
  } else if (state.repository !== undefined) addFile(state, text, line);
  else if (state.clientsAt !== undefined) addClient(state, text, line);
}

function open(state: State, [text, name]: RegExpExecArray): void {
  if (text.startsWith('===')) state.prefix = name === undefined ? '' : 'ha-';
  else state.repository = state.prefix + (name ?? '').toLowerCase();
}

function addFile(state: State, text: string, line: number): void {
  const match = FILE.exec(text);
  if (match === null || state.repository === undefined) return;
  const [row, name = '', version] = match;
  const record = recordOfStated({
    repository: state.repository,
    name,
    isFound: !row.endsWith('Not found'),
    version: version === undefined ? undefined : Number(version),
  });
  state.files.push({ record, line });
}

function addClient(state: State, text: string, line: number): void {
  const match = CLIENT.exec(text);
  const id = match?.[1] ?? match?.[2];
  if (id !== undefined) {
    state.client = id;
    state.clients.push({ record: { id }, line });
    return;
  }
  const error = CLIENT_ERROR.exec(text)?.[1];
  if (error !== undefined && state.client !== undefined)
    state.errors.push({ record: { client: state.client, error }, line });
}

type ListName = 'remoteConfig.files' | 'remoteConfig.clientErrors';

function listFact(name: ListName, document: FlareDocument, rows: readonly ListedRecord[]): Fact {
  const shown = rows.slice(0, MAX_LISTED);
  return makeFact(
    name,
    shown.map(({ record }): FactRecord => record),
    {
      ...placeAt(document, shown[0]?.line ?? 1),
      itemPlaces: shown.map(({ line }) => placeAt(document, line)),
    },
  );
}

function clientFacts(document: FlareDocument, { clients, clientsAt, errors }: State): Fact[] {
  if (clientsAt === undefined) return [];
  const heading = placeAt(document, clientsAt);
  return [
    makeFact('remoteConfig.activeClients', clients.length, heading),
    errors.length === 0
      ? makeFact('remoteConfig.clientErrors', [], { ...heading, confidence: 'medium', itemPlaces: [] })
      : listFact('remoteConfig.clientErrors', document, errors),
  ];
}
