// The laws of the program, over rules that use every operator and every option of time, on small flares of random lines:
// deleting a file never turns a verdict into its opposite (exceptions: deleted-files.test.ts), and the order of the entries
// changes no byte.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { memoryArchive } from '../../src/archive/memory-archive.ts';
import { assembleReport } from '../../src/assemble/assemble-report.ts';
import { explain } from '../../src/authoring/explain.ts';
import { DEFAULT_LIMITS } from '../../src/model/entry.ts';
import { logSchema } from '../../src/operators/schemas/log-schema.ts';
import { OPERATORS } from '../../src/operators/operators.ts';
import { parseMoment } from '../../src/scan/time/log-stamp.ts';
import { statusPage, type Files } from '../support/flare-of.ts';
import { logLine, logOf, MINUTE } from '../support/log-lines.ts';
import { everyLook } from './every-look.ts';

const PACK = everyLook();

const NAMES = { agent: 'CORE', 'process-agent': 'PROCESS', 'system-probe': 'SYS-PROBE' } as const;
type Daemon = keyof typeof NAMES;
const DAEMONS = Object.keys(NAMES) as Daemon[];
const STARTS: Readonly<Record<Daemon, string>> = {
  agent: 'Starting Datadog Agent v7.50.0',
  'process-agent': 'Starting process-agent for host=h, endpoints=[]',
  'system-probe': 'starting system-probe v7.50.0',
};

/** A line of one of the daemons: seconds, what it says, in which part of its log it stands. */
const someLine = fc.record({
  daemon: fc.constantFrom(...DAEMONS),
  second: fc.nat(600),
  says: fc.constantFrom(
    'went wrong',
    'works again',
    'fine',
    'payload a took 900ms',
    'payload b took 2s',
    'payload b took 800ms',
    'start',
    'check:ntp | Running check...',
    'check:ntp | Error running check: went away',
    'check:ntp | Done running check',
    'cannot reach app.example',
    'Successfully posted payload to "https://app.example/intake"',
  ),
  isDated: fc.integer({ min: 0, max: 19 }).map((number) => number > 0),
  /** Now and then the clock is ahead for one line. */
  ahead: fc.integer({ min: 0, max: 19 }).map((number) => (number > 0 ? 0 : 5 * MINUTE)),
});
type SomeLine = typeof someLine extends fc.Arbitrary<infer T> ? T : never;

/** Where the log of each daemon is cut into parts: seconds, rising. */
const cuts = fc.array(fc.nat(600), { maxLength: 3 }).map((seconds) => [...seconds].sort((a, b) => a - b));

function logsOf(lines: readonly SomeLine[], parts: Readonly<Record<Daemon, readonly number[]>>): Files {
  const files: Record<string, string> = {};
  for (const daemon of DAEMONS) {
    const ends = [...parts[daemon], Infinity];
    ends.forEach((end, index) => {
      const start = ends[index - 1] ?? -1;
      const own = lines
        .filter((line) => line.daemon === daemon && line.second > start && line.second <= end)
        .sort((a, b) => a.second - b.second);
      const name = index === ends.length - 1 ? '' : `.${index + 1}`;
      files[`logs/${daemon}.log${name}`] = logOf(
        logLine(Math.max(0, start), 'fine', NAMES[daemon]),
        ...own.map(textOf),
      );
    });
  }
  return files;
}

function textOf({ daemon, second, says, isDated, ahead }: SomeLine): string {
  const text = says === 'start' ? STARTS[daemon] : says;
  return isDated ? logLine(second + ahead, text, NAMES[daemon]) : text;
}

const PAGES: Files = {
  'status.log': statusPage('7.50.3', '  Status: Running\n').replace(
    '10:00:00 UTC (1714557600000)',
    '08:11:00 UTC (1714551060000)',
  ),
  'etc/datadog.yaml': 'log_level: debug\n',
  'flare_creation.log': 'Flare creation time: 2024-05-01T08:12:00Z\n',
};

/** The Agent notes the files that it copies. */
function withPermissions(files: Files): Files {
  const rows = Object.keys(files).flatMap((path) =>
    path.startsWith('logs/')
      ? [`/var/log/datadog/${path.slice(5)} | -rw-r--r-- | dd-agent | dd-agent | |`]
      : [],
  );
  return { ...files, 'permissions.log': ['File path | mode | owner | group | error |', ...rows].join('\n') };
}

const parts = fc.record({ agent: cuts, 'process-agent': cuts, 'system-probe': cuts });
const flares = fc
  .tuple(fc.array(someLine, { maxLength: 60, size: 'max' }), parts)
  .map(([lines, where]) => ({ ...PAGES, ...logsOf(lines, where) }));

const TOOL = { name: 'flare-analyzer', version: '0' };
const AT = parseMoment('2024-05-01 08:05 UTC')!;

/** Centred on a time, an analysis keeps every line of every look; else of some looks a sample. */
function diagnosisOf(files: Files, isCentred = true): ReturnType<typeof analyze> {
  const options = { name: 'test', limits: DEFAULT_LIMITS, assume: {}, tool: TOOL };
  return analyze(memoryArchive(files), PACK, isCentred ? { ...options, at: AT } : options);
}

async function outcomesOf(files: Files, isCentred = true): Promise<ReadonlyMap<string, string>> {
  const { outcomes } = await diagnosisOf(files, isCentred);
  return new Map(
    outcomes.map(({ ruleId, outcome, reason }) => [
      ruleId,
      outcome === 'error' ? `error: ${reason}` : outcome,
    ]),
  );
}

const OPPOSITES: ReadonlySet<string> = new Set(['match to no-match', 'no-match to match']);

async function flipsOf(files: Files, deletable: readonly string[], isCentred: boolean): Promise<string[]> {
  const before = await outcomesOf(files, isCentred);
  const flips: string[] = [];
  for (const path of deletable) {
    const rest = Object.fromEntries(Object.entries(files).filter(([one]) => one !== path));
    for (const [id, outcome] of await outcomesOf(rest, isCentred)) {
      const change = `${before.get(id)} to ${outcome}`;
      if (OPPOSITES.has(change) || change.includes('error')) flips.push(`${id} without ${path}: ${change}`);
    }
  }
  return flips;
}

/** A part that stands between two others of its log, or the log itself. */
function leavesTrace(path: string, files: Files): boolean {
  const [, log, number] = /^(.*\.log)\.(\d+)$/.exec(path) ?? [];
  if (log === undefined) return true;
  return [-1, 1].every((step) => files[`${log}.${Number(number) + step}`] !== undefined);
}

describe('rules of every operator and every option of looks at lines', () => {
  it('are in the pack of this test', () => {
    const used = new Set(PACK.rules.flatMap((rule) => Object.values(rule.find).map((look) => look.operator)));
    expect([...used].sort()).toEqual(OPERATORS.map((one) => one.key).sort());
    const options = new Set(
      PACK.rules.flatMap((rule) =>
        Object.values(rule.find).flatMap((look) =>
          look.operator === 'log' ? Object.keys(look.options as object) : [],
        ),
      ),
    );
    expect([...options].sort()).toEqual(Object.keys(logSchema.shape).sort());
  });

  it('are each decided both ways by some flare', async () => {
    const seen = new Map<string, Set<string>>();
    for (const files of fc.sample(flares, { numRuns: 80, seed: 5 }))
      for (const [id, outcome] of await outcomesOf(files))
        seen.set(id, (seen.get(id) ?? new Set()).add(outcome));
    // Of these the pages say the same in every flare.
    const fixed = /page|fact$|config|file|known-issue/;
    const onesided = [...seen].filter(
      ([id, all]) => !fixed.test(id) && !(all.has('match') && all.has('no-match')),
    );
    expect(onesided.map(([id]) => id)).toEqual([]);
  });
});

describe('deleting a file', () => {
  it('never turns a verdict into its opposite, whichever file of a flare that notes its copies', async () => {
    await fc.assert(
      fc.asyncProperty(flares, fc.boolean(), async (made, isCentred) => {
        const files = withPermissions(made);
        expect(await flipsOf(files, Object.keys(files), isCentred)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('never does without that list, but for parts at the end of the numbers', async () => {
    await fc.assert(
      fc.asyncProperty(flares, fc.boolean(), async (files, isCentred) => {
        const deletable = Object.keys(files).filter((path) => leavesTrace(path, files));
        expect(await flipsOf(files, deletable, isCentred)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the order of the entries', () => {
  it('changes no byte of the report', async () => {
    const shuffled = flares.chain((files) =>
      fc.tuple(
        fc.constant(files),
        fc.shuffledSubarray(Object.entries(files), { minLength: Object.keys(files).length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([files, entries]) => {
        const [one, other] = [await diagnosisOf(files), await diagnosisOf(Object.fromEntries(entries))];
        const text = (diagnosis: typeof one): string => {
          const { bundle, ...report } = assembleReport(diagnosis, 'en');
          return JSON.stringify({ ...report, kind: bundle.kind });
        };
        expect(text(other)).toBe(text(one));
      }),
      { numRuns: 25 },
    );
  });
});

describe('explain', () => {
  it('ends every rule as the report does, and every look as the rule saw it', async () => {
    await fc.assert(
      fc.asyncProperty(flares, async (files) => {
        const diagnosis = await diagnosisOf(files);
        for (const { id, outcome } of assembleReport(diagnosis, 'en').rules) {
          const told = explain(diagnosis, id);
          expect(told.outcome).toBe(outcome);
          if (outcome === 'match') expect(told.tree.verdict).toBe('seen');
          if (outcome === 'unknown') expect(told.tree.verdict).toBe('cannot-tell');
          if (outcome === 'no-match') expect(told.tree.verdict).toBe('not-seen');
        }
      }),
      { numRuns: 30 },
    );
  });
});
