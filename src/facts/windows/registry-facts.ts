// Reads datadog.reg: what the installer and the Agent keep in the registry of Windows below Software\Datadog.
import type { Fact, FactValue } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { holdsMask } from '../../util/masked-text.ts';

const MAX_LINES = 20_000;
const MAX_LINE = 2000;

interface Value {
  readonly name: FactName;
  readonly parse: (text: string) => FactValue | undefined;
}

const asIs = (text: string): string => text;
const asSwitch = (text: string): boolean | undefined =>
  text === '1' ? true : text === '0' ? false : undefined;

/** Of the key of the Agent itself, in lower case. */
const VALUES: Readonly<Record<string, Value>> = {
  installpath: { name: 'windows.installPath', parse: asIs },
  configroot: { name: 'windows.configRoot', parse: asIs },
  agentversion: {
    name: 'windows.installedVersion',
    parse: (text) => (/^\d+\.\d/.test(text) ? text : undefined),
  },
  installeduser: { name: 'windows.agentUser', parse: asIs },
  allowclosedsource: { name: 'windows.closedSourceAllowed', parse: asSwitch },
};

// Windows Registry Editor Version 5.00
//
// [HKEY_LOCAL_MACHINE\Software\Datadog\Datadog Agent]
// "InstallPath"="C:\\Program Files\\Datadog\\Datadog Agent\\"
// "AllowClosedSource"=dword:00000001
/** Core 1.5. A value that is masked or empty is none. */
export function readRegistry(document: FlareDocument): Fact[] {
  const facts = new Map<FactName, Fact>();
  let isAgentKey = false;
  document.lines.slice(0, MAX_LINES).forEach((text, index) => {
    const line = text.slice(0, MAX_LINE).trim();
    if (line.startsWith('[')) isAgentKey = /\\datadog\\datadog agent\]$/i.test(line);
    const value = isAgentKey ? parseValue(line) : undefined;
    if (value === undefined || facts.has(value.name)) return;
    facts.set(value.name, makeFact(value.name, value.value, placeAt(document, index + 1)));
  });
  return [...facts.values()];
}

function parseValue(line: string): { readonly name: FactName; readonly value: FactValue } | undefined {
  const [, key = '', data = ''] = /^"([^"]{1,100})"=(.*)$/.exec(line) ?? [];
  const known = Object.hasOwn(VALUES, key.toLowerCase()) ? VALUES[key.toLowerCase()] : undefined;
  const text = textOf(data);
  if (known === undefined || text === '' || holdsMask(text)) return undefined;
  const value = known.parse(text);
  return value === undefined ? undefined : { name: known.name, value };
}

/** `"C:\\Datadog\\"` or `dword:0000001f`; empty for other types. */
function textOf(data: string): string {
  const number = /^dword:([0-9a-fA-F]{1,8})$/.exec(data)?.[1];
  if (number !== undefined) return String(Number.parseInt(number, 16));
  const isText = data.length >= 2 && data.startsWith('"') && data.endsWith('"');
  return isText ? data.slice(1, -1).replace(/\\([\\"])/g, '$1') : '';
}
