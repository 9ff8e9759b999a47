// Where the Agent sends its data and as whom, from its settings in effect: site, proxy, API key.
import type { FileRoleName } from '../../model/file-kind-table.ts';
import type { Lookup } from '../../model/absence.ts';
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { ConfigValue } from '../../model/knowledge.ts';
import type { FactView } from '../fact-view.ts';
import { makeFact } from '../make-fact.ts';
import { holdsMask } from '../../util/masked-text.ts';

/** A setting of the process that made the flare, the one whose settings it shows best; else why `name` is not known. */
function settingFor(name: FactName, { flare, config }: FactView, key: string): Lookup<ConfigValue> {
  const isOther = flare.kind === 'security-agent' || flare.kind === 'cluster-agent';
  const lookup = config(isOther ? flare.kind : 'agent', key);
  if (lookup.known) return lookup;
  return { known: false, missing: { ...lookup.missing, input: name } };
}

function unknownFact(name: FactName, cause: 'scrubbed' | 'absent', detail: string): Lookup<Fact> {
  return { known: false, missing: { input: name, cause, detail } };
}

function knownFact(name: FactName, value: Fact['value'], setting: ConfigValue): Lookup<Fact> {
  const { file, line, text, confidence } = setting;
  return { known: true, value: makeFact(name, value, { file, line, text, confidence }) };
}

/** `https://app.datadoghq.eu`, `https://us3.datadoghq.com`, `https://app.ddog-gov.com.` */
const SITE_OF_HOST =
  /(?:^|[./])((?:[a-z]{2,3}\d{1,2}\.)?(?:datadoghq\.(?:com|eu)|ddog-gov\.com))\.?(?::\d{1,5})?\/?$/;

/** `dd_url` overrules `site` where it names a site; the host of a proxy names none. */
export function siteFact(view: FactView): Lookup<Fact> {
  const name = 'agent.site';
  const [url, site] = [settingFor(name, view, 'dd_url'), settingFor(name, view, 'site')];
  if (!url.known) return url;
  if (url.value.isMasked) return unknownFact(name, 'scrubbed', url.value.file);
  const named = SITE_OF_HOST.exec(String(url.value.value).slice(0, 300))?.[1];
  if (named !== undefined) return knownFact(name, named, url.value);
  if (!site.known) return site;
  const { value, isMasked, file } = site.value;
  if (isMasked) return unknownFact(name, 'scrubbed', file);
  return knownFact(name, value === '' ? 'datadoghq.com' : String(value), site.value);
}

/** `none` without a proxy. */
export function proxyFact(name: 'proxy.http' | 'proxy.https', key: string) {
  return (view: FactView): Lookup<Fact> => {
    const setting = settingFor(name, view, key);
    if (!setting.known) return setting;
    const { value, isMasked, file } = setting.value;
    if (isMasked) return unknownFact(name, 'scrubbed', file);
    return knownFact(name, value === '' ? 'none' : String(value), setting.value);
  };
}

export function noProxyFact(view: FactView): Lookup<Fact> {
  const name = 'proxy.noProxy';
  const setting = settingFor(name, view, 'proxy.no_proxy');
  if (!setting.known) return setting;
  const { value, isMasked, file } = setting.value;
  if (isMasked) return unknownFact(name, 'scrubbed', file);
  const hosts = (Array.isArray(value) ? value : [value ?? '']).map(String).filter((host) => host !== '');
  return knownFact(name, hosts, setting.value);
}

/** A proxy whose password was scrubbed is one. */
export function proxyUsedFact(view: FactView): Lookup<Fact> {
  const name = 'proxy.isUsed';
  const [https, http] = [settingFor(name, view, 'proxy.https'), settingFor(name, view, 'proxy.http')];
  const found = [https, http].flatMap((setting) => (setting.known ? [setting.value] : []));
  const used = found.find(({ value, isMasked }) => isMasked || (value !== undefined && value !== ''));
  if (used !== undefined) return knownFact(name, true, used);
  if (!https.known) return https;
  return http.known ? knownFact(name, false, https.value) : http;
}

const KEY = 'api_key';
/** Of the running process: variables with a key are never listed, so that no other file shows that there is none. */
const KNOWS_THE_KEY: ReadonlySet<string> = new Set<FileRoleName>([
  'runtime-config-dump',
  'inventory-agent',
  'cluster-metadata',
]);

export function apiKeySetFact(view: FactView): Lookup<Fact> {
  const name = 'apiKey.isSet';
  const setting = settingFor(name, view, KEY);
  if (!setting.known) return setting;
  const { value, isMasked, file, confidence } = setting.value;
  if (isMasked || (value !== '' && value !== undefined)) return knownFact(name, true, setting.value);
  const isTold = KNOWS_THE_KEY.has(view.store.byPath(file)?.role ?? '') && confidence === 'high';
  const detail = `${file} leaves it empty, but a variable that is never shown may set it`;
  return isTold ? knownFact(name, false, setting.value) : unknownFact(name, 'absent', detail);
}

/** `****************************abcd`; of a key that was not scrubbed, no more than the scrubber leaves. */
export function apiKeySuffixFact(view: FactView): Lookup<Fact> {
  const name = 'apiKey.suffix';
  const setting = settingFor(name, view, KEY);
  if (!setting.known) return setting;
  const { value, file } = setting.value;
  const suffix =
    typeof value === 'string' ? /^(?:\*{4,}|[0-9a-f]{28})([A-Za-z0-9]{1,5})$/.exec(value)?.[1] : undefined;
  return suffix === undefined ? unknownFact(name, 'scrubbed', file) : knownFact(name, suffix, setting.value);
}

export function apiKeyScrubbedFact(view: FactView): Lookup<Fact> {
  const name = 'apiKey.isScrubbed';
  const setting = settingFor(name, view, KEY);
  if (!setting.known) return setting;
  const { value, isMasked, file } = setting.value;
  if (typeof value !== 'string' || value === '') return unknownFact(name, 'absent', `${file} shows no key`);
  return knownFact(name, isMasked || holdsMask(value), setting.value);
}
