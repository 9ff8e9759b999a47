// Reads the lines of the audit log that name the Agent (system-probe/selinux_audit.log): what SELinux, AppArmor and
// seccomp denied it.
import type { LineReader } from '../fact-reader.ts';
import { DenialTally, type DenialNames } from './kernel-denials.ts';
import type { StreamLine } from '../stream-line.ts';

const DENIALS: DenialNames = {
  apparmor: 'audit.apparmorDenials',
  selinux: 'audit.selinuxDenials',
  seccomp: 'audit.seccompDenials',
};

/** Security 1.2, 5.6. An empty file is an audit log in which no line names the Agent. */
export function auditReader(): LineReader {
  const denials = new DenialTally();
  let record: StreamLine | undefined;
  let first: StreamLine = { line: 1, text: '' };
  let isEmpty = true;
  return {
    read(text, line) {
      if (line === 1) first = { line, text };
      if (text.trim() === '') return;
      isEmpty = false;
      if (record === undefined && AUDIT_RECORD.test(text.slice(0, 200))) record = { line, text };
      denials.read(text, { line, text });
    },
    facts: (file) => denials.facts(file, DENIALS, record ?? (isEmpty ? first : undefined)),
  };
}

// type=AVC msg=audit(1700000000.1:42): avc:  denied  { map_create } for  pid=1 comm="system-probe" …
const AUDIT_RECORD = /^(?:node=\S{1,100} )?type=[A-Z_]{1,40}(?:\[\d+\])? msg=audit\(/;
