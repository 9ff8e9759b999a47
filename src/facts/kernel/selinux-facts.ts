// SELinux on the host: whether it is on and enforcing, and whether a policy module lets the Agent work. What it
// denied is in kernel-denials.ts. When the tools are not installed, the file holds `command failed: …`.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';

/** A page of `sestatus` has about ten lines. */
const MAX_STATUS_LINES = 100;

const STATUS_ROWS: Readonly<Record<string, FactName>> = {
  'selinux status': 'kernel.selinux.status',
  'loaded policy name': 'kernel.selinux.policy',
  'current mode': 'kernel.selinux.mode',
  'mode from config file': 'kernel.selinux.configuredMode',
};

// SELinux status:                 enabled
// Loaded policy name:             targeted
// Current mode:                   enforcing
/** Security 5.6, G07. Where SELinux is off, its mode is `disabled`. */
export function readSelinuxStatus(document: FlareDocument): Fact[] {
  const facts = new Map<FactName, Fact>();
  document.lines.slice(0, MAX_STATUS_LINES).forEach((text, index) => {
    const [key = '', value] = text.slice(0, 300).split(/:\s+/, 2);
    const name = Object.hasOwn(STATUS_ROWS, key.toLowerCase()) ? STATUS_ROWS[key.toLowerCase()] : undefined;
    const word = value?.trim().toLowerCase() ?? '';
    if (name === undefined || word === '' || facts.has(name)) return;
    facts.set(name, makeFact(name, word, placeAt(document, index + 1)));
  });
  const status = facts.get('kernel.selinux.status');
  if (status?.value === 'disabled' && !facts.has('kernel.selinux.mode')) {
    facts.set('kernel.selinux.mode', { ...status, name: 'kernel.selinux.mode' });
  }
  return [...facts.values()];
}

const MAX_MODULES = 5000;

// abrt
// system_probe_policy    1.0
// 400 datadog-agent  pp
/** `semodule -l`: the modules made for the Agent (security 5.6, G09). Empty when there is none among others. */
export function readSelinuxModules(document: FlareDocument): Fact[] {
  const lines = document.lines.slice(0, MAX_MODULES);
  const modules = lines.flatMap((text, index) => {
    const name = /^(?:\d{1,4}\s+)?([A-Za-z][\w.-]{0,100})(?:\s+[\w.]{1,20})?\s*$/.exec(
      text.slice(0, 200),
    )?.[1];
    return name === undefined ? [] : [{ name, place: placeAt(document, index + 1) }];
  });
  const own = modules.filter(({ name }) => /datadog|system[_-]probe/i.test(name));
  const [first] = own.length > 0 ? own : modules;
  // Output of a command that failed, or another text.
  const isList = modules.length === lines.filter((text) => text.trim() !== '').length;
  if (first === undefined || !isList) return [];
  return [
    makeFact(
      'kernel.selinux.agentModules',
      own.map(({ name }) => name),
      { ...first.place, itemPlaces: own.map(({ place }) => place) },
    ),
  ];
}
