// The thread that analyses: gets the rules once, then takes one bundle after another. It writes nothing; the
// reports go back to the service as texts.
import { parentPort, workerData } from 'node:worker_threads';
import { analyze } from '../analyze.ts';
import { openArchive } from '../archive/open-archive.ts';
import { assembleReport } from '../assemble/assemble-report.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { compareFlares } from '../diff/compare-flares.ts';
import { ArchiveError, UsageError } from '../errors.ts';
import type { Archive, ReadProgress } from '../model/entry.ts';
import type { Report } from '../model/report.ts';
import { errorTrace } from './error-trace.ts';
import type {
  AnalysisTask,
  ComparisonTask,
  DraftTask,
  TrialTask,
  WorkerMessage,
  WorkerSetup,
  WorkerTask,
  WorkerTaskKind,
  WorkerTasks,
} from './queue/analysis-messages.ts';
import type { FlareSummary } from './store/flare-record-schema.ts';

type Answer<K extends WorkerTaskKind> = WorkerTasks[K]['answer'];

const PROGRESS_INTERVAL_MS = 200;

const port = parentPort;
if (port === null) throw new Error('analysis-worker runs as a thread only');
const setup = workerData as WorkerSetup;
const send = (message: WorkerMessage): void => port.postMessage(message);

port.on('message', (asked: WorkerTask) => {
  answerOf(asked).then(
    (answer) => send({ kind: 'done', answer }),
    (error: unknown) => send(messageOf(error)),
  );
});

function answerOf(asked: WorkerTask): Promise<Answer<WorkerTaskKind>> {
  switch (asked.kind) {
    case 'analyze':
      return analyzeBundle(asked.task);
    case 'compare':
      return compareBundles(asked.task);
    case 'try':
      return tryRule(asked.task);
    case 'draft':
      return draftFromLine(asked.task);
  }
}

async function analyzeBundle(task: AnalysisTask): Promise<Answer<'analyze'>> {
  const diagnosis = await diagnose(task);
  const en = assembleReport(diagnosis, 'en');
  const ja = assembleReport(diagnosis, 'ja');
  return { texts: { en: JSON.stringify(en), ja: JSON.stringify(ja) }, summary: summaryOf(en) };
}

async function compareBundles({ old, new: later, language }: ComparisonTask): Promise<Answer<'compare'>> {
  return compareFlares({ old: await diagnose(old), new: await diagnose(later) }, language);
}

async function tryRule({ bundle, rule: text, language }: TrialTask): Promise<Answer<'try'>> {
  // What reads YAML is loaded when there is some to read.
  const { looseRule, trialOf } = await import('../authoring/try-rule.ts');
  const loose = looseRule(text, setup.pack);
  if ('mistakes' in loose) return loose;
  return trialOf(await diagnose(bundle, { ...setup.pack, rules: [loose.rule] }), loose.rule, language);
}

async function draftFromLine({ bundle, line }: DraftTask): Promise<Answer<'draft'>> {
  const { parseLinePlace, readBundleLine } = await import('../authoring/draft/bundle-line.ts');
  const { draftRule } = await import('../authoring/draft/draft-rule.ts');
  const { rules, retired = [] } = setup.pack;
  try {
    const found = await withArchive(bundle.path, (archive) =>
      readBundleLine(archive, parseLinePlace(line), setup.readLimits),
    );
    const { id, files } = draftRule(found, { taken: new Set([...rules, ...retired].map((one) => one.id)) });
    return { rule: files[`${id}.yaml`] ?? '' };
  } catch (error) {
    if (error instanceof UsageError) return { whyNot: error.message };
    throw error;
  }
}

function diagnose({ path, name }: AnalysisTask, pack = setup.pack): Promise<Diagnosis> {
  return withArchive(path, (archive) =>
    analyze(archive, pack, {
      name,
      limits: setup.readLimits,
      assume: {},
      tool: setup.tool,
      onProgress: progressTeller(),
    }),
  );
}

async function withArchive<T>(path: string, read: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive({ kind: 'path', path }, setup.readLimits);
  return read(archive).finally(() => archive.close());
}

/** Says now and then how far the bundle is read. */
function progressTeller(): (progress: ReadProgress) => void {
  let saidAt = 0;
  return (progress) => {
    if (Date.now() - saidAt < PROGRESS_INTERVAL_MS) return;
    saidAt = Date.now();
    send({ kind: 'progress', progress });
  };
}

function summaryOf({ bundle, facts, findings, tool }: Report): FlareSummary {
  const version = facts['agent.version'];
  return {
    hostname: bundle.hostname,
    kind: bundle.kind,
    agentVersion: version === undefined ? null : String(version),
    rootDir: bundle.rootDir,
    findings: findings.map(({ ruleId, severity, title, explainedBy }) => ({
      ruleId,
      severity,
      title,
      ...(explainedBy === undefined ? {} : { explainedBy }),
    })),
    madeBy: { version: tool.version, rulesDigest: tool.rulesDigest },
  };
}

/** The message of an ArchiveError tells of the format, never of the content. */
function messageOf(error: unknown): WorkerMessage {
  if (error instanceof ArchiveError) return { kind: 'refused', code: error.code, message: error.message };
  return { kind: 'crashed', trace: errorTrace(error) };
}
