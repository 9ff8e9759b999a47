// Denials of AppArmor, SELinux and seccomp, as the kernel log and the audit log write them. Those of programs that
// are not the Agent's are left out. Which of SELinux are the Agent's is selinux-denials.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { isAgentPath } from './agent-processes.ts';
import type { StreamLine } from '../stream-line.ts';
import { field, fields, isAgents } from './denial-fields.ts';
import { RecordTally } from './record-tally.ts';
import { SelinuxDenials } from './selinux-denials.ts';

/** Far above what the kernel puts into one message. */
const MAX_LINE = 2000;

/** Which facts the denials of one file become. A host with an audit daemon writes them to its log alone. */
export interface DenialNames {
  readonly apparmor: FactName;
  readonly selinux: FactName;
  readonly seccomp: FactName;
}

export class DenialTally {
  readonly #apparmor = new RecordTally();
  readonly #selinux = new SelinuxDenials();
  readonly #seccomp = new RecordTally();

  read(message: string, at: StreamLine): void {
    const text = message.slice(0, MAX_LINE);
    if (text.includes('apparmor="DENIED"')) count(this.#apparmor, apparmorDenial(text), at);
    else if (text.includes('denied  {') || text.includes('denied {')) {
      this.#selinux.read(text, at);
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

// audit: type=1326 audit(1700000000.1:7): auid=4294967295 uid=0 comm="system-probe" exe="/opt/datadog-agent/embedded/bin/system-probe" sig=0 arch=c000003e syscall=321 compat=0 code=0x50000
function seccompDenial(text: string): FactRecord | undefined {
  if (!isAgents(text)) return undefined;
  const syscall = Number(field(text, 'syscall') || 'none');
  return {
    ...fields(text, { process: 'comm', arch: 'arch' }),
    ...(Number.isInteger(syscall) ? { syscall } : {}),
  };
}
