// Why the lines of a log cannot be searched, or not all of them. Files and facts have their answer in absence.ts.
import type { MissingInput } from '../model/absence.ts';
import { FILE_KINDS, SOURCE_KINDS } from '../model/file-kind-table.ts';
import type { LogSource } from '../model/log.ts';
import { isRotated } from '../model/rotated-log.ts';
import {
  causeInFiles,
  causeOfMissing,
  causeOfSwitches,
  saysNoSuchFile,
  causeOfCopy,
  type AbsenceEvidence,
} from './absence.ts';
import { componentOfSource } from './component-switch-table.ts';
import { missingPart } from './logs/missing-part.ts';

/** Daemons with a container of their own in the Agent’s pod: a flare holds the log of the one that made it. */
const CONTAINER_SOURCES: ReadonlySet<LogSource> = new Set<LogSource>([
  'agent',
  'process-agent',
  'trace-agent',
  'system-probe',
  'security-agent',
  'otel-agent',
]);

/** Why lines of a source cannot be searched, or not all of them; undefined when they can. */
export function explainSourceAbsence(source: LogSource, evidence: AbsenceEvidence): MissingInput | undefined {
  const kind = SOURCE_KINDS[source];
  const files = evidence.flare.files.filter((file) => file.source === source);
  // Without its current part a log is not whole.
  if (files.some((file) => !isRotated(file.path))) {
    const cause = causeInFiles(files, evidence);
    if (cause !== undefined) return { input: files[0]?.path ?? kind.path, ...cause };
    return explainMissingPart(source, evidence);
  }
  const [off] = causeOfSwitches(componentOfSource(source), evidence);
  if (off !== undefined) return { input: kind.path, ...off };
  const missing = causeOfMissing(kind, evidence);
  const isElsewhere =
    missing.cause === 'absent' && CONTAINER_SOURCES.has(source) && evidence.platform() === 'kubernetes';
  if (isElsewhere && !evidence.missingCopies().has(kind.path)) {
    const detail = 'a Kubernetes flare holds the logs of the container that made it';
    return { input: kind.path, cause: 'not-collected', detail };
  }
  return { input: kind.path, ...missing };
}

/** A part of the log that could not be copied, or was taken out, may have held the line that is looked for. */
function explainMissingPart(source: LogSource, evidence: AbsenceEvidence): MissingInput | undefined {
  const isPart = (path: string): boolean =>
    FILE_KINDS.find(({ pattern }) => pattern.test(path))?.source === source;
  const failure = evidence.failures.all.find(({ file, error }) => isPart(file) && !saysNoSuchFile(error));
  if (failure !== undefined) {
    return { input: failure.file, cause: 'collection-failed', detail: failure.error };
  }
  const unread = evidence.flare.unread.find(isPart);
  if (unread !== undefined) {
    return { input: unread, cause: 'damaged', detail: `the entry ${unread} was not read` };
  }
  const lost = [...evidence.missingCopies().keys()].find(isPart);
  if (lost !== undefined) return { input: lost, ...causeOfCopy(lost, evidence.flare) };
  const unseen = [...evidence.unseenCopies().keys()].find(isPart);
  if (unseen !== undefined)
    return { input: unseen, cause: 'absent', detail: 'the Agent noted it in permissions.log' };
  const between = evidence.logParts(source).flatMap((parts) => missingPart(parts) ?? [])[0];
  if (between === undefined) return undefined;
  const { isCut, isTruncated } = evidence.flare;
  const cause = isCut || isTruncated ? 'truncated' : 'absent';
  return { input: between, cause, detail: 'parts of the log with numbers around it are there' };
}
