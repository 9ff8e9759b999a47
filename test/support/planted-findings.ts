// What the built-in pack says of a healthy flare with lines of a trouble planted in it, apart from what it says of the
// flare without them.
import { analyze } from '../../src/analyze.ts';
import { memoryArchive } from '../../src/archive/memory-archive.ts';
import { assembleReport } from '../../src/assemble/assemble-report.ts';
import { DEFAULT_LIMITS } from '../../src/model/entry.ts';
import type { Finding } from '../../src/model/report.ts';
import { builtInPack, fixtureFiles } from './fixture-files.ts';
import {
  plantedFlare,
  withShortLogs,
  type FlareFiles,
  type Placement,
  type PlantedLines,
} from './planted-flare.ts';

export interface PlantedFindings {
  /** In the order of the report, without those that the flare has anyway. */
  readonly fresh: readonly Finding[];
  /** Those of all findings whose evidence is a planted line. */
  readonly citing: readonly Finding[];
}

interface Base {
  readonly files: FlareFiles;
  readonly own: ReadonlySet<string>;
}

const pack = builtInPack();
const bases = new Map<string, Promise<Base>>();

/** `base` is the name of a fixture; its logs are cut down, and it is read once. */
export async function plantedFindings(
  base: string,
  evidence: readonly PlantedLines[],
  placement: Placement,
): Promise<PlantedFindings> {
  const known = bases.get(base) ?? readBase(base);
  bases.set(base, known);
  const { files: healthy, own } = await known;
  const { files, planted } = plantedFlare(healthy, evidence, placement);
  const findings = await findingsOf(files);
  return {
    fresh: findings.filter(({ ruleId }) => !own.has(ruleId)),
    citing: findings.filter((one) =>
      one.evidence.some(({ file, line }) => planted.get(file)?.has(line) === true),
    ),
  };
}

async function readBase(name: string): Promise<Base> {
  const files = withShortLogs(await fixtureFiles(name));
  return { files, own: new Set((await findingsOf(files)).map(({ ruleId }) => ruleId)) };
}

async function findingsOf(files: FlareFiles): Promise<readonly Finding[]> {
  const tool = { name: 'flare-analyzer', version: '0.0.0' };
  const options = { name: 'planted', limits: DEFAULT_LIMITS, assume: {}, tool };
  return assembleReport(await analyze(memoryArchive(files), await pack, options), 'en').findings;
}
