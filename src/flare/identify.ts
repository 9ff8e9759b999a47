// Tells from its files and their content which daemon made a flare, and whether it is whole (core 1.4, 1.6;
// security 1.1, 1.3). The archive's name says nothing: all flavors are named alike.
import type { FileRoleName } from '../model/file-kind-table.ts';
import type { FlareKind } from '../model/flare-kind.ts';
import type { Flare, FlareDocument, FlareFile } from '../model/flare.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';

export interface FlareParts {
  readonly rootDir: string;
  readonly files: readonly FlareFile[];
  readonly documents: readonly FlareDocument[];
  /** What reading the archive came upon; paths are below the root. */
  readonly problems?: readonly Problem[];
}

/** Entries of the archive were not read, and some of them without a name. */
const CUTS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'archive-truncated',
  'archive-damaged',
  'entry-limit',
  'total-size-limit',
]);

/** First lines of a `status.log` written without reaching the daemon (core 1.6). */
const LOCAL_STATUS =
  /^(?:unable to get the status of the agent|unable to contact the agent to retrieve flare)/;

export function identifyFlare({ rootDir, files, documents, problems = [] }: FlareParts): Flare {
  const roles = new Set(files.map((file) => file.role));
  const status = documents.find((document) => document.role === 'status');
  const isStatusLocal = status?.lines.some((line) => LOCAL_STATUS.test(line)) ?? false;
  const isTruncated = isTruncatedSecurityFlare(files);
  return {
    kind: isTruncated ? 'security-agent' : kindOf(roles, status),
    rootDir,
    isLocal: roles.has('local-marker') || isStatusLocal,
    isTruncated,
    isCut: problems.some(({ code }) => CUTS.has(code)),
    unread: unreadPaths(files, problems),
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function unreadPaths(files: readonly FlareFile[], problems: readonly Problem[]): string[] {
  const read = new Set(files.map(({ path }) => path));
  const told = problems.flatMap(({ file }) => (file === undefined || read.has(file) ? [] : [file]));
  return [...new Set(told)].sort();
}

const CLUSTER_AGENT_ROLES: readonly FileRoleName[] = [
  'cluster-status',
  'cluster-checks',
  'cluster-agent-deployment',
  'agent-daemonset',
];
const SECURITY_AGENT_ROLES: readonly FileRoleName[] = ['security-status', 'policies', 'compliance'];
const AGENT_ROLES: readonly FileRoleName[] = [
  'log-agent',
  'etc-datadog',
  'runtime-config-dump',
  'local-marker',
  'log-system-probe',
  'log-process-agent',
  'log-trace-agent',
];

/** The banner of the status page decides; then the files that only one daemon collects. */
function kindOf(roles: ReadonlySet<string>, status: FlareDocument | undefined): FlareKind {
  const banner = status?.lines.slice(0, 5).join(' ') ?? '';
  const hasOne = (wanted: readonly FileRoleName[]): boolean => wanted.some((role) => roles.has(role));
  if (banner.includes('Datadog Cluster Agent (v') || hasOne(CLUSTER_AGENT_ROLES)) return 'cluster-agent';
  if (banner.includes('Security Agent (v')) return 'security-agent';
  if (roles.has('status')) return 'agent';
  if (hasOne(SECURITY_AGENT_ROLES)) return 'security-agent';
  return hasOne(AGENT_ROLES) ? 'agent' : 'unknown';
}

/** When the status call fails, a Security Agent flare holds what its creation itself writes, and nothing else (security 1.1). */
function isTruncatedSecurityFlare(files: readonly FlareFile[]): boolean {
  return (
    files.length > 0 && files.every((file) => file.role === 'flare-creation' || file.role === 'permissions')
  );
}

/** What the reader must know about the flare as a whole. */
export function problemsOfFlare(flare: Flare): Problem[] {
  const problems: Problem[] = [];
  if (flare.isTruncated) {
    problems.push({
      code: 'flare-truncated',
      message:
        'The flare holds what its creation writes about itself, and nothing else: the daemon did not answer. Restart it and make the flare again.',
    });
  }
  if (flare.kind === 'unknown') {
    problems.push({
      code: 'flare-unknown',
      message:
        'This does not look like a flare: no status page, configuration or Agent log was found. Text files were searched all the same.' +
        archivesInside(flare.files),
    });
  }
  return problems;
}

/** Somebody zipped flares, or gave the folder that they are in. */
function archivesInside(files: readonly FlareFile[]): string {
  const archives = files.filter(({ path }) => /\.(?:zip|tar|tgz|tar\.gz)$/i.test(path));
  const [first] = archives;
  if (first === undefined) return '';
  const which = archives.length === 1 ? first.path : `${first.path} and ${archives.length - 1} more`;
  return ` Archives inside are not opened (${which}): give each as a bundle of its own.`;
}
