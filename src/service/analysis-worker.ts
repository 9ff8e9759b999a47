// The thread that analyses: gets the rules once, then takes one bundle after another. It writes nothing; the
// reports go back to the service as texts.
import { parentPort, workerData } from 'node:worker_threads';
import { analyze } from '../analyze.ts';
import { openArchive } from '../archive/open-archive.ts';
import { assembleReport } from '../assemble/assemble-report.ts';
import { ArchiveError } from '../errors.ts';
import type { ReadProgress } from '../model/entry.ts';
import type { Report } from '../model/report.ts';
import { errorTrace } from './error-trace.ts';
import type { AnalysisReports, AnalysisTask, WorkerMessage, WorkerSetup } from './queue/analysis-messages.ts';
import type { FlareSummary } from './store/flare-record-schema.ts';

const PROGRESS_INTERVAL_MS = 200;

const port = parentPort;
if (port === null) throw new Error('analysis-worker runs as a thread only');
const setup = workerData as WorkerSetup;
const send = (message: WorkerMessage): void => port.postMessage(message);

port.on('message', (task: AnalysisTask) => {
  analyzeBundle(task).then(
    (reports) => send({ kind: 'done', reports }),
    (error: unknown) => send(answerTo(error)),
  );
});

async function analyzeBundle({ path, name }: AnalysisTask): Promise<AnalysisReports> {
  const archive = await openArchive({ kind: 'path', path }, setup.readLimits);
  try {
    const diagnosis = await analyze(archive, setup.pack, {
      name,
      limits: setup.readLimits,
      assume: {},
      tool: setup.tool,
      onProgress: progressTeller(),
    });
    const en = assembleReport(diagnosis, 'en');
    const ja = assembleReport(diagnosis, 'ja');
    return { texts: { en: JSON.stringify(en), ja: JSON.stringify(ja) }, summary: summaryOf(en) };
  } finally {
    await archive.close();
  }
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
function answerTo(error: unknown): WorkerMessage {
  if (error instanceof ArchiveError) return { kind: 'refused', code: error.code, message: error.message };
  return { kind: 'crashed', trace: errorTrace(error) };
}
