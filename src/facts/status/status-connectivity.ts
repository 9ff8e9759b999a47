// Facts of the connectivity tests that the Metadata block prints as one Go map. The other rows of that block are
// status-host.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { recordOfKnown } from '../make-fact.ts';
import { statedList, type StatedItem } from './status-fact.ts';
import { metadataLines } from './status-host.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

const MAX_LINE_LENGTH = 200_000;
const MAX_LINES = 200;
const MAX_TESTS = 500;

/** One `{…}` of the map; its text may go on for several lines. */
interface RawTest {
  readonly status: string;
  readonly line: StatusLine;
  readonly parts: string[];
}

/** Core 2.3, newer Agents: one record per test, those that succeeded too. */
export function readConnectivity(page: StatusPage): Fact[] {
  const lines = metadataLines(page);
  const start = lines.findIndex(({ content }) => content.startsWith('diagnostics: map['));
  const row = lines[start];
  if (row === undefined) return [];
  const tests: RawTest[] = [];
  for (const line of lines.slice(start, start + MAX_LINES)) {
    if (line !== row && /^[a-z][a-z0-9_]{0,80}: /.test(line.content)) break;
    addTests(tests, line);
  }
  const records = tests.map(({ status, line, parts }): StatedItem<FactRecord> => {
    return { value: recordOfKnown({ status, ...parseTest(parts.join('\n')) }), line };
  });
  return records.length === 0 ? [] : [statedList('agent.connectivity', row, records)];
}

function addTests(tests: RawTest[], line: StatusLine): void {
  const [before = '', ...pieces] = line.content
    .slice(0, MAX_LINE_LENGTH)
    .split(/\{(?=(?:success|failure|warning) )/);
  tests.at(-1)?.parts.push(before);
  for (const piece of pieces.slice(0, MAX_TESTS - tests.length)) {
    const at = piece.indexOf(' ');
    tests.push({ status: piece.slice(0, at), line, parts: [piece.slice(at + 1)] });
  }
}

// APM traces  map[endpoint:https://trace.agent.datadoghq.com./_health]}
// LLM obs invalid status code map[endpoint:https://llmobs-intake.datadoghq.com./api raw_error:invalid status code: 403]}
// Connectivity to https://ndm-intake.datadoghq.com./api/v2/ndm Connection to `https://…` failed map[remediation:…]}
/** Name, endpoint and error. Only blanks stand between them, so the name ends where the error is known to begin. */
function parseTest(text: string): {
  readonly name: string;
  readonly endpoint?: string;
  readonly error?: string;
} {
  const at = text.lastIndexOf(' map[');
  const [told, map] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + ' map['.length)];
  const reached = /^(Connectivity to (https?:\/\/[^\s]{1,500}))(?:\s+([\s\S]+))?$/.exec(told.trim());
  if (reached !== null) {
    const [, name = '', endpoint = '', error] = reached;
    return { name, endpoint, ...(error === undefined ? {} : { error }) };
  }
  const endpoint = /\bendpoint:(https?:\/\/[^\s\]]{1,500})/.exec(map)?.[1];
  const rawError = /\braw_error:([^\]]{1,1000})/.exec(map)?.[1];
  return {
    name: withoutError(told.trim(), rawError ?? ''),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(rawError === undefined ? {} : { error: rawError }),
  };
}

/** `LLM obs invalid status code` with the error `invalid status code: 403` is about `LLM obs`. */
function withoutError(text: string, error: string): string {
  const words = text.slice(0, 500).split(' ');
  const at = words.findIndex((_, index) => index > 0 && error.startsWith(words.slice(index).join(' ')));
  return at < 0 || error === '' ? text : words.slice(0, at).join(' ');
}
