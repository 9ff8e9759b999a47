// Facts of the Endpoints section: where the Agent sends to, with which keys, and the Datadog site that this means.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { derived, statedList, type StatedItem } from './status-fact.ts';
import { findSection } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

/** Core 2.7: one record per endpoint and key. */
export function readEndpoints(page: StatusPage): Fact[] {
  const section = findSection(page, 'Endpoints');
  if (section === undefined) return [];
  const records = endpointRecords(section.lines);
  if (records.length === 0) return [];
  return [statedList('endpoints', section.heading, records), ...siteFact(records)];
}

//   https://app.datadoghq.com - API Key ending with:
//       - 841ae
export function endpointRecords(lines: readonly StatusLine[]): StatedItem<FactRecord>[] {
  const records: StatedItem<FactRecord>[] = [];
  let url: string | undefined;
  for (const line of lines) {
    const endpoint = parseEndpoint(line.content);
    const suffix = /^- \**([0-9A-Za-z]{1,5})$/.exec(line.content)?.[1];
    if (endpoint !== undefined) records.push({ value: { url: endpoint }, line });
    else if (url !== undefined && suffix !== undefined) addSuffix(records, { value: { url, suffix }, line });
    url = endpoint ?? url;
  }
  return records;
}

/** The first key completes the record of its endpoint, each further key is a record of its own. */
function addSuffix(records: StatedItem<FactRecord>[], item: StatedItem<FactRecord>): void {
  const last = records.at(-1);
  if (last !== undefined && last.value.suffix === undefined)
    records[records.length - 1] = { ...item, line: last.line };
  else records.push(item);
}

/** The host may end with the root dot of DNS: `https://app.us5.datadoghq.com.`. */
function parseEndpoint(content: string): string | undefined {
  const [url = ''] = content.split(' ', 1);
  if (!/^https?:\/\//.test(url)) return undefined;
  return url.endsWith('.') ? url.slice(0, -1) : url;
}

/** `app.<site>`, `api.<site>`, and `7-62-0-app.agent.<site>` with the version of the Agent in it. */
const DATADOG_HOST =
  /^https?:\/\/(?:app|api|\d{1,3}-\d{1,3}-\d{1,3}-app\.agent)\.((?:[a-z0-9-]{1,20}\.)?(?:datadoghq\.(?:com|eu)|ddog-gov\.com))(?:[:/,]|$)/;

/** The site behind the address of an intake; undefined for a proxy and for other intakes. */
export function siteOf(url: string): string | undefined {
  return DATADOG_HOST.exec(url)?.[1];
}

/** Known when all endpoints are of one site: of several, the page does not tell which is the main one. */
function siteFact(records: readonly StatedItem<FactRecord>[]): Fact[] {
  const sites = records.map(({ value }) => (typeof value.url === 'string' ? siteOf(value.url) : undefined));
  const [site] = sites;
  const [first] = records;
  if (site === undefined || first === undefined || sites.some((one) => one !== site)) return [];
  return [derived('endpoints.site', site, first.line)];
}
