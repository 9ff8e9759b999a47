// Why a fact or a file is not in a flare. Takes plain data. Logs have their own answer, in source-absence.ts.
import type { AbsenceCause, MissingInput } from '../model/absence.ts';
import type { FileKind } from '../model/file-kind.ts';
import { FILE_KINDS, fileKindOf, type FileRoleName } from '../model/file-kind-table.ts';
import { FLARE_KINDS } from '../model/flare-kind.ts';
import type { Flare, FlareFile } from '../model/flare.ts';
import type { LogSource } from '../model/log.ts';
import type { Place } from '../model/place.ts';
import { componentOfFact, componentOfRole, type Component } from './component-switch-table.ts';
import type { FailureSentence } from './failure-sentence.ts';
import type { FailureIndex } from './flare/failure-index.ts';
import type { YamlFailure } from './yaml/yaml-reading.ts';

export interface AbsenceEvidence {
  readonly flare: Flare;
  /** What flare_creation.log says. */
  readonly failures: FailureIndex;
  /** What stands in a file instead of its content, by path. */
  readonly sentences: ReadonlyMap<string, FailureSentence>;
  /** Files that are there but could not be understood, by path. */
  readonly unparsable: ReadonlyMap<string, YamlFailure>;
  /** Whether a file was read as a whole; a document above the limit is not. */
  isRead(file: FlareFile): boolean;
  /** The operating system of the host, when the flare tells. */
  os(): string | undefined;
  /** The platform the Agent runs on (`env.platform`), when the flare tells. */
  platform(): string | undefined;
  /** The settings that switch the component off; undefined when it is on or nobody knows. */
  switchedOff(component: Component): string | undefined;
  /** Files that the Agent copied and that are not here: their lines in permissions.log, by path. */
  missingCopies(): ReadonlyMap<string, Place>;
  /** Files that are not here although the Agent set out to copy them, where nobody knows whether it could. */
  unseenCopies(): ReadonlyMap<string, Place>;
  /** Paths of the parts of each log of a component, in order of time. */
  logParts(source: LogSource): readonly (readonly string[])[];
}

export interface Cause {
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
  'other-platform',
];

/** Why `input` is not known; `roles` are the roles of the files that would state it, best first. */
export function explainAbsence(
  input: string,
  roles: readonly FileRoleName[],
  evidence: AbsenceEvidence,
): MissingInput {
  const ofFiles = roles.flatMap((role): Cause[] => {
    const kind = fileKindOf(role);
    return kind === undefined ? [] : [causeOfRole(role, kind, evidence)];
  });
  const causes = [...ofFiles, ...causeOfSwitches(componentOfFact(input), evidence)];
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
  const unknown: Habitat = { role: 'other', path, kinds: FLARE_KINDS, isInLocal: true };
  return { input: path, ...causeOfMissing(kind ?? unknown, evidence) };
}

function causeOfRole(role: FileRoleName, kind: FileKind, evidence: AbsenceEvidence): Cause {
  const files = evidence.flare.files.filter((file) => file.role === role);
  const first = files[0];
  if (first === undefined) return causeOfMissing(kind, evidence);
  if (evidence.flare.isLocal && kind.isOfProcess) {
    const detail = `in a flare made without the daemon, ${first.path} describes the command line`;
    return { cause: 'not-collected', detail };
  }
  return causeInFiles(files, evidence) ?? { cause: 'absent', detail: `${first.path} does not state it` };
}

/** What is wrong with files that are there. */
export function causeInFiles(files: readonly FlareFile[], evidence: AbsenceEvidence): Cause | undefined {
  for (const file of files) {
    if (file.isDamaged) return { cause: 'damaged', detail: file.path };
    const sentence = evidence.sentences.get(file.path);
    if (sentence !== undefined) return { cause: sentence.cause, detail: sentence.detail };
    const failure = evidence.unparsable.get(file.path);
    if (failure !== undefined) return { cause: 'damaged', detail: failure.problem.message };
    if (!evidence.isRead(file)) return { cause: 'damaged', detail: `${file.path} is too large to be read` };
  }
  return undefined;
}

/** What decides why a file is missing. */
type Habitat = Pick<FileKind, 'role' | 'path' | 'alsoAt' | 'kinds' | 'isInLocal' | 'os' | 'platforms'>;

/** Why a file that could be in some flare is not in this one: the first of these that holds. */
export function causeOfMissing(kind: Habitat, evidence: AbsenceEvidence): Cause {
  const { flare } = evidence;
  return (
    unreadEntry(kind, flare) ??
    foreignHabitat(kind, evidence) ??
    failedFile(kind, evidence.failures) ??
    foreignFlare(kind, flare) ??
    takenOut(kind, evidence) ??
    causeOfSwitches(componentOfRole(kind.role), evidence)[0] ??
    failedProvider(kind, evidence.failures) ??
    notReached(kind, flare)
  );
}

function pathsOf(kind: Habitat): readonly string[] {
  return [kind.path, ...(kind.alsoAt ?? [])];
}

/** It is in the archive and was refused. */
function unreadEntry(kind: Habitat, flare: Flare): Cause | undefined {
  const path = pathsOf(kind).find((one) => flare.unread.includes(one));
  return path === undefined ? undefined : { cause: 'damaged', detail: `the entry ${path} was not read` };
}

/** Where the Agent runs there is nothing to collect: that collecting it failed there is normal. */
function foreignHabitat(kind: Habitat, evidence: AbsenceEvidence): Cause | undefined {
  const os = kind.os === undefined ? undefined : evidence.os();
  if (os !== undefined && os !== kind.os) {
    return { cause: 'other-platform', detail: `a ${os} host has no ${kind.path}` };
  }
  const platform = kind.platforms === undefined ? undefined : evidence.platform();
  if (platform === undefined || kind.platforms?.includes(platform) !== false) return undefined;
  const homes = kind.platforms.join(', ');
  return { cause: 'other-platform', detail: `the platform is ${platform}; ${kind.path} needs ${homes}` };
}

function foreignFlare(kind: Habitat, flare: Flare): Cause | undefined {
  if (!kind.kinds.includes(flare.kind)) {
    return { cause: 'not-collected', detail: `a flare of the ${flare.kind} never holds ${kind.path}` };
  }
  if (!flare.isLocal || kind.isInLocal) return undefined;
  return { cause: 'not-collected', detail: `a flare made without the daemon has no ${kind.path}` };
}

/** A file that the Agent looked for and that is not on its host is not there for anybody. */
function failedFile(kind: Habitat, failures: FailureIndex): Cause | undefined {
  const failure = pathsOf(kind).flatMap((path) => failures.ofPath(path) ?? [])[0];
  if (failure === undefined) return undefined;
  if (failure.isCopy && saysNoSuchFile(failure.error)) {
    return { cause: 'absent', detail: `the host has no such file: ${failure.error}` };
  }
  return { cause: 'collection-failed', detail: failure.error };
}

/** True when the error says that the file did not exist where the flare was made. */
export function saysNoSuchFile(error: string): boolean {
  return /no such file or directory|cannot find the (?:file|path) specified|does not exist/i.test(error);
}

function takenOut(kind: Habitat, evidence: AbsenceEvidence): Cause | undefined {
  const path = pathsOf(kind).find((one) => evidence.missingCopies().has(one));
  return path === undefined ? undefined : causeOfCopy(path, evidence.flare);
}

/** Why a file is not here that the Agent copied into the flare. */
export function causeOfCopy(path: string, flare: Flare): Cause {
  if (flare.isCut) return { cause: 'truncated', detail: path };
  return { cause: 'absent', detail: `the Agent copied ${path}; it was taken out of the bundle afterwards` };
}

export function causeOfSwitches(component: Component | undefined, evidence: AbsenceEvidence): Cause[] {
  const settings = component === undefined ? undefined : evidence.switchedOff(component);
  return settings === undefined ? [] : [{ cause: 'component-off', detail: `${settings} is off` }];
}

/** The provider that makes the file did not end well. */
function failedProvider(kind: Habitat, failures: FailureIndex): Cause | undefined {
  const failure = failures.ofRole(kind.role);
  if (failure === undefined) return undefined;
  return { cause: 'collection-failed', detail: `its provider ${failure.error}` };
}

function notReached(kind: Habitat, flare: Flare): Cause {
  return { cause: flare.isTruncated || flare.isCut ? 'truncated' : 'absent', detail: kind.path };
}
