// Why a fact, a file or a log is not in a flare. Takes plain data, so that it can also be asked about logs.
import type { AbsenceCause, MissingInput } from '../model/absence.ts';
import type { FileKind } from '../model/file-kind.ts';
import { FILE_KINDS, fileKindOf, SOURCE_KINDS } from '../model/file-kind-table.ts';
import { FLARE_KINDS } from '../model/flare-kind.ts';
import type { Flare, FlareFile } from '../model/flare.ts';
import type { LogSource } from '../model/log.ts';
import type { Place } from '../model/place.ts';
import type { FailureSentence } from './failure-sentence.ts';
import type { YamlFailure } from './yaml/yaml-reading.ts';

/** What flare_creation.log says of one file: `file` is its path in the flare. */
export interface CreationFailure {
  readonly file: string;
  readonly error: string;
  readonly place: Place;
}

export interface AbsenceEvidence {
  readonly flare: Flare;
  readonly failures: readonly CreationFailure[];
  /** What stands in a file instead of its content, by path. */
  readonly sentences: ReadonlyMap<string, FailureSentence>;
  /** Files that are there but could not be understood, by path. */
  readonly unparsable: ReadonlyMap<string, YamlFailure>;
  /** The operating system of the host, when the flare tells. */
  os(): string | undefined;
}

interface Cause {
  readonly cause: AbsenceCause;
  readonly detail?: string;
}

/** Of several files that could state something, the one with the most telling cause is named. */
const TELLING: readonly AbsenceCause[] = [
  'damaged',
  'component-off',
  'collection-failed',
  'truncated',
  'scrubbed',
  'absent',
  'not-collected',
];

/** Why `input` is not known; `roles` are the roles of the files that would state it, best first. */
export function explainAbsence(
  input: string,
  roles: readonly string[],
  evidence: AbsenceEvidence,
): MissingInput {
  const causes = roles.flatMap((role): Cause[] => {
    const kind = fileKindOf(role);
    return kind === undefined ? [] : [causeOfRole(role, kind, evidence)];
  });
  const best = TELLING.flatMap((cause) => causes.filter((one) => one.cause === cause))[0];
  return { input, ...(best ?? { cause: 'absent' }) };
}

/** Why a file cannot be read: it is not there, or what is there is not its content. */
export function explainFileAbsence(path: string, evidence: AbsenceEvidence): MissingInput {
  const file = evidence.flare.files.find((one) => one.path === path);
  if (file !== undefined) {
    const cause = causeInFiles([file], evidence);
    return { input: path, ...(cause ?? { cause: 'damaged', detail: 'it could not be read as a whole' }) };
  }
  const kind = FILE_KINDS.find((one) => one.path === path);
  return { input: path, ...causeOfMissing(kind ?? { path, kinds: FLARE_KINDS, isInLocal: true }, evidence) };
}

function causeOfRole(role: string, kind: FileKind, evidence: AbsenceEvidence): Cause {
  const files = evidence.flare.files.filter((file) => file.role === role);
  const first = files[0];
  if (first === undefined) return causeOfMissing(kind, evidence);
  return causeInFiles(files, evidence) ?? { cause: 'absent', detail: `${first.path} does not state it` };
}

/** What is wrong with files that are there. */
function causeInFiles(files: readonly FlareFile[], evidence: AbsenceEvidence): Cause | undefined {
  for (const file of files) {
    if (file.isDamaged) return { cause: 'damaged', detail: file.path };
    const sentence = evidence.sentences.get(file.path);
    if (sentence !== undefined) return { cause: sentence.cause, detail: sentence.detail };
    const failure = evidence.unparsable.get(file.path);
    if (failure !== undefined) return { cause: 'damaged', detail: failure.problem.message };
  }
  return undefined;
}

/** What decides why a file is missing. */
type Habitat = Pick<FileKind, 'path' | 'alsoAt' | 'kinds' | 'isInLocal' | 'os'>;

/** Why a file that could be in some flare is not in this one. */
function causeOfMissing(kind: Habitat, evidence: AbsenceEvidence): Cause {
  const { flare, failures } = evidence;
  const paths = [kind.path, ...(kind.alsoAt ?? [])];
  const failure = paths.map((path) => failureOf(path, failures)).find((one) => one !== undefined);
  if (failure !== undefined) return { cause: 'collection-failed', detail: failure.error };
  if (!kind.kinds.includes(flare.kind)) {
    return { cause: 'not-collected', detail: `a flare of the ${flare.kind} never holds ${kind.path}` };
  }
  if (flare.isLocal && !kind.isInLocal) {
    return { cause: 'not-collected', detail: `a flare made without the daemon has no ${kind.path}` };
  }
  const os = kind.os === undefined ? undefined : evidence.os();
  if (os !== undefined && os !== kind.os) {
    return { cause: 'not-collected', detail: `a ${os} host has no ${kind.path}` };
  }
  return { cause: flare.isTruncated ? 'truncated' : 'absent', detail: kind.path };
}

/** The line of flare_creation.log about a path or something below it. */
export function failureOf(path: string, failures: readonly CreationFailure[]): CreationFailure | undefined {
  return failures.find(({ file }) => file === path || file.startsWith(`${path}/`));
}

/** True when the error says that the file did not exist where the flare was made. */
export function saysNoSuchFile(error: string): boolean {
  return /no such file or directory|cannot find the (?:file|path) specified|does not exist/i.test(error);
}

export interface SourceEvidence extends AbsenceEvidence {
  /** The flare was made in a pod with one container per daemon. */
  readonly isKubernetes: boolean;
  /** The component that writes the source is known to be switched off. */
  isOff(source: LogSource): boolean;
}

/** Daemons with a container of their own in the Agent’s pod: a flare holds the log of the one that made it. */
const CONTAINER_SOURCES: ReadonlySet<LogSource> = new Set<LogSource>([
  'agent',
  'process-agent',
  'trace-agent',
  'system-probe',
  'security-agent',
  'otel-agent',
]);

/** `agent.log.3`: an older part; without the current one the log is not whole. */
function isRotated(path: string): boolean {
  return /\.log\.\d+$/.test(path);
}

/** Why lines of a source cannot be searched, or not all of them; undefined when they can. */
export function explainSourceAbsence(source: LogSource, evidence: SourceEvidence): MissingInput | undefined {
  const kind = SOURCE_KINDS[source];
  const files = evidence.flare.files.filter((file) => file.source === source);
  if (files.some((file) => !isRotated(file.path))) {
    const cause = causeInFiles(files, evidence);
    return cause === undefined ? undefined : { input: files[0]?.path ?? kind.path, ...cause };
  }
  if (evidence.isOff(source)) return { input: kind.path, cause: 'component-off' };
  const missing = causeOfMissing(kind, evidence);
  const isElsewhere = missing.cause === 'absent' && evidence.isKubernetes && CONTAINER_SOURCES.has(source);
  if (isElsewhere) {
    const detail = 'a Kubernetes flare holds the logs of the container that made it';
    return { input: kind.path, cause: 'not-collected', detail };
  }
  return { input: kind.path, ...missing };
}
