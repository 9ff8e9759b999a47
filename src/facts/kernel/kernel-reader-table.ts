// The kernel of the host. Who reads its facts out of which file, and which follow from others.
import { ofText, ofYaml, type Derivations, type FactReaders, type LineReaders } from '../fact-reader.ts';
import { auditReader } from './audit-reader.ts';
import { readBtfLoader } from './btf-facts.ts';
import { CACHED_CONNTRACK, conntrackReader, HOST_CONNTRACK } from './conntrack-reader.ts';
import { kernelLogReader } from './kernel-log-reader.ts';
import { missingFunctions } from './missing-functions.ts';
import { readMountinfo } from './mountinfo-facts.ts';
import { readDiscovery, readDyninstTombstone, readVpcSubnets } from './probe-files-facts.ts';
import { readSelinuxModules, readSelinuxStatus } from './selinux-facts.ts';
import { filterFunctionsReader, kallsymsReader } from './symbol-reader.ts';
import { kprobeEventsReader, traceEventsReader } from './trace-readers.ts';

export const KERNEL_READERS: FactReaders = {
  mountinfo: ofText(readMountinfo),
  'btf-loader': ofText(readBtfLoader),
  'selinux-status': ofText(readSelinuxStatus),
  'selinux-modules': ofText(readSelinuxModules),
  discovery: ofYaml(readDiscovery),
  'vpc-subnets': ofText(readVpcSubnets),
  'dyninst-tombstone': ofYaml(readDyninstTombstone),
};

export const KERNEL_LINE_READERS: LineReaders = {
  dmesg: kernelLogReader,
  audit: auditReader,
  'conntrack-cached': conntrackReader(CACHED_CONNTRACK),
  'conntrack-host': conntrackReader(HOST_CONNTRACK),
  kallsyms: kallsymsReader,
  'filter-functions': filterFunctionsReader,
  'trace-events': traceEventsReader,
  'kprobe-events': kprobeEventsReader,
};

export const KERNEL_DERIVATIONS: Derivations = {
  'kernel.functionsMissing': missingFunctions,
};
