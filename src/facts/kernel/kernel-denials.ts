// Denials of AppArmor, SELinux and seccomp, as the kernel log and the audit log write them. Those of programs that
// are not the Agent's are left out.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { isAgentPath, isAgentProcess } from './agent-processes.ts';
import type { StreamLine } from '../stream-line.ts';
import { RecordTally } from './record-tally.ts';

/** Far above what the kernel puts into one message. */
const MAX_LINE = 2000;
const MAX_VALUE = 200;

/** Which facts the denials of one file become. A host with an audit daemon writes them to its log alone. */
export interface DenialNames {
  readonly apparmor: FactName;
  readonly selinux: FactName;
  readonly seccomp: FactName;
}

export class DenialTally {
  readonly #apparmor = new RecordTally();
  readonly #selinux = new RecordTally();
  readonly #seccomp = new RecordTally();

  read(message: string, at: StreamLine): void {
    const text = message.slice(0, MAX_LINE);
    if (text.includes('apparmor="DENIED"')) count(this.#apparmor, apparmorDenial(text), at);
    else if (text.includes('denied  {') || text.includes('denied {')) {
      count(this.#selinux, selinuxDenial(text), at);
    } else if (text.includes('type=1326') || text.includes('type=SECCOMP')) {
      count(this.#seccomp, seccompDenial(text), at);
    }
  }

  /** `opening`: where a log starts that is known to be one; a log without a denial gives empty lists. */
  facts(file: string, names: DenialNames, opening: StreamLine | undefined): Fact[] {
    return [
      ...this.#apparmor.facts(names.apparmor, file, opening),
      ...this.#selinux.facts(names.selinux, file, opening),
      ...this.#seccomp.facts(names.seccomp, file, opening),
    ];
  }
}

function count(tally: RecordTally, record: FactRecord | undefined, at: StreamLine): void {
  if (record !== undefined) tally.add(record, at);
}

/** `key="value"` or `key=value`; empty when the key is not there. */
function field(text: string, key: string): string {
  const at = text.indexOf(` ${key}=`);
  if (at < 0) return '';
  const rest = text.slice(at + key.length + 2, at + key.length + 2 + MAX_VALUE);
  const quoted = rest.startsWith('"');
  const end = quoted ? rest.indexOf('"', 1) : rest.search(/\s/);
  return rest.slice(quoted ? 1 : 0, end < 0 ? undefined : end);
}

function fields(text: string, names: Readonly<Record<string, string>>): FactRecord {
  const found = Object.entries(names).map(([name, key]) => [name, field(text, key)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ''));
}

function isAgents(text: string): boolean {
  return isAgentProcess(field(text, 'comm')) || isAgentPath(field(text, 'exe'));
}

// audit: type=1400 audit(1631836990.273:48016): apparmor="DENIED" operation="ptrace" profile="docker-default" pid=3026069 comm="process-agent" requested_mask="read" denied_mask="read" peer="unconfined"
function apparmorDenial(text: string): FactRecord | undefined {
  if (!isAgents(text) && !isAgentPath(field(text, 'profile'))) return undefined;
  return fields(text, {
    process: 'comm',
    profile: 'profile',
    operation: 'operation',
    name: 'name',
    denied: 'denied_mask',
  });
}

// type=AVC msg=audit(1700000000.1:42): avc:  denied  { map_create } for  pid=1 comm="system-probe" scontext=system_u:system_r:unconfined_service_t:s0 tcontext=system_u:system_r:unconfined_service_t:s0 tclass=bpf permissive=0
function selinuxDenial(text: string): FactRecord | undefined {
  const permission = /denied {1,4}\{ ?([^{}]{1,200}?) ?\}/.exec(text)?.[1];
  if (permission === undefined || !isAgents(text)) return undefined;
  const permissive = field(text, 'permissive');
  return {
    ...fields(text, { process: 'comm', class: 'tclass' }),
    permission,
    ...typeOf('sourceType', field(text, 'scontext')),
    ...typeOf('targetType', field(text, 'tcontext')),
    ...(permissive === '' ? {} : { permissive: permissive === '1' }),
  };
}

/** `system_u:system_r:container_t:s0:c133,c439`: the type is the third part. */
function typeOf(name: string, context: string): FactRecord {
  const type = context.split(':')[2] ?? '';
  return type === '' ? {} : { [name]: type };
}

// audit: type=1326 audit(1700000000.1:7): auid=4294967295 uid=0 comm="system-probe" exe="/opt/datadog-agent/embedded/bin/system-probe" sig=0 arch=c000003e syscall=321 compat=0 code=0x50000
function seccompDenial(text: string): FactRecord | undefined {
  if (!isAgents(text)) return undefined;
  const syscall = Number(field(text, 'syscall') || 'none');
  return {
    ...fields(text, { process: 'comm', arch: 'arch' }),
    ...(Number.isInteger(syscall) ? { syscall } : {}),
  };
}
