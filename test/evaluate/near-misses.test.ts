// Near misses against brute force: for random rules on real flares, every set of looks is turned round.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearMissesOf } from '../../src/evaluate/near-misses.ts';
import type { MissedRule, Verdict } from '../../src/model/outcome.ts';
import { assembleReport } from '../../src/assemble/assemble-report.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage } from '../support/flare-of.ts';

type When = string | { readonly kind: 'all' | 'any' | 'none' | 2; readonly of: readonly When[] };
type Verdicts = Readonly<Record<string, Verdict>>;

const NAMES = ['a', 'b', 'c', 'd'];
const VERDICTS: readonly Verdict[] = ['seen', 'not-seen', 'cannot-tell'];

const yamlOf = (when: When): string => {
  if (typeof when === 'string') return when;
  const of = `[${when.of.map(yamlOf).join(', ')}]`;
  return when.kind === 2 ? `{ at-least: { count: 2, of: ${of} } }` : `{ ${when.kind}: ${of} }`;
};

/** 0 false, 1 cannot be told, 2 true: `all` is the lowest, `any` the highest. */
const valueOf = (when: When, verdicts: Verdicts): number => {
  if (typeof when === 'string') return { seen: 2, 'cannot-tell': 1, 'not-seen': 0 }[verdicts[when]!];
  const values = when.of.map((part) => valueOf(part, verdicts)).sort((x, y) => y - x);
  if (when.kind === 2) return values[1] ?? 0;
  const [highest = 0] = values;
  return when.kind === 'all' ? values.at(-1)! : when.kind === 'any' ? highest : 2 - highest;
};

/** Looks that are seen and make the condition true (or false, below a `none`). */
const supportOf = (when: When, verdicts: Verdicts, value = 2): string[] => {
  if (typeof when === 'string') return value === 2 && verdicts[when] === 'seen' ? [when] : [];
  const wanted = when.kind === 'none' ? 2 - value : value;
  return when.of
    .filter((part) => valueOf(part, verdicts) === wanted)
    .flatMap((part) => supportOf(part, verdicts, wanted));
};

/** Looks find their text in the Agent’s log, or stand before a log that is not there. */
const ruleOf = (when: When, applies: number, verdicts: Verdicts): string => {
  const lookOf = (name: string): string =>
    `{ log: ${verdicts[name] === 'cannot-tell' ? 'trace-agent' : 'agent'}, contains: "text of ${name}" }`;
  const conditions = Array.from({ length: applies }, (_, index) => lookOf(`p${index + 1}`)).join(', ');
  const finds = NAMES.map((name) => `  ${name}: ${lookOf(name)}`).join('\n');
  return ruleText(
    'some-rule',
    `applies: [${conditions}]\nfind:\n${finds}\nwhen: ${yamlOf(when)}\nconfidence: { high-with: [${NAMES.join(', ')}] }\n`,
  );
};

async function evaluate(
  when: When,
  applies: number,
  verdicts: Verdicts,
): Promise<{ outcome: string | undefined; near: MissedRule[] }> {
  const pack = rulesetOf(ruleOf(when, applies, verdicts));
  const seen = Object.entries(verdicts).filter(([, verdict]) => verdict === 'seen');
  const log = seen.map(([name]) => `text of ${name}\n`).join('');
  const { outcomes } = await diagnosisOf({ 'logs/agent.log': `nothing\n${log}` }, pack);
  return { outcome: outcomes[0]?.outcome, near: nearMissesOf(pack.rules, outcomes) };
}

const whenArbitrary = fc.letrec<{ when: When }>((tie) => ({
  when: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...NAMES),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const, 'none' as const, 2 as const),
      of: fc.array(tie('when'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).when;

const caseArbitrary = fc.record({
  when: whenArbitrary,
  applies: fc.integer({ min: 0, max: 2 }),
  verdicts: fc.record(
    Object.fromEntries([...NAMES, 'p1', 'p2'].map((name) => [name, fc.constantFrom(...VERDICTS)])),
  ),
});

/** Turns every set of looks round, in every way; the smallest sets that make the rule match. */
function smallestChanges(when: When, applies: number, verdicts: Verdicts): Verdicts[] {
  const needed = ['p1', 'p2'].slice(0, applies);
  let changes: Verdicts[] = [{}];
  for (const name of [...NAMES, ...needed]) {
    const ways = VERDICTS.slice(0, 2).filter((verdict) => verdict !== verdicts[name]);
    changes = changes.flatMap((one) => [one, ...ways.map((verdict) => ({ ...one, [name]: verdict }))]);
  }
  const matching = changes.filter((change) => {
    const turned = { ...verdicts, ...change };
    return needed.every((name) => turned[name] === 'seen') && valueOf(when, turned) === 2;
  });
  const sizeOf = (change: Verdicts): number => Object.keys(change).length;
  const least = Math.min(...matching.map(sizeOf));
  return matching.filter((change) => sizeOf(change) === least);
}

const sorted = (changes: readonly Verdicts[]): string[] => changes.map((one) => JSON.stringify(one)).sort();

describe('near misses of random rules', () => {
  it('are those that brute force finds, and turning the named look makes the rule match', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(caseArbitrary, async ({ when, applies, verdicts }) => {
        const { outcome, near } = await evaluate(when, applies, verdicts);
        fc.pre(outcome !== undefined && outcome !== 'match');
        const looks = near.flatMap((one) => one.looks);
        for (const { name, needed } of looks) {
          const key = name.replace('applies ', 'p');
          expect((await evaluate(when, applies, { ...verdicts, [key]: needed })).outcome).toBe('match');
          found++;
        }
        const single = smallestChanges(when, applies, verdicts).filter(
          (change) => Object.keys(change).length === 1,
        );
        const supported = single.filter((change) => {
          const support = supportOf(when, { ...verdicts, ...change });
          return support.some((name) => !(name in change));
        });
        const named = looks.map(({ name, needed }) => ({ [name.replace('applies ', 'p')]: needed }));
        expect(sorted(named)).toEqual(sorted(supported));
      }),
      { numRuns: 400, seed: 4 },
    );
    expect(found).toBeGreaterThan(40);
  });
});

describe('a near miss', () => {
  const body = `applies: [{ fact: agent.version, in: "<7.40.0" }]
find:
  full: { log: agent, contains: no space left }
  freed: { log: agent, contains: space was freed }
when: { all: [full], unless: [freed] }
`;
  const nearOf = async (files: Readonly<Record<string, string>>): Promise<MissedRule[]> => {
    const pack = rulesetOf(ruleText('disk-full', body));
    return nearMissesOf(pack.rules, (await diagnosisOf(files, pack)).outcomes);
  };

  it.each([
    [
      'a look that speaks against it',
      '7.30.0',
      'no space left\nspace was freed\n',
      'no-match',
      'freed',
      'not-seen',
    ],
    ['a version that is not meant', '7.50.0', 'no space left\n', 'not-applicable', 'applies 1', 'seen'],
    ['a version that is not known', undefined, 'no space left\n', 'unknown', 'applies 1', 'seen'],
  ])('is told by %s', async (_name, version, log, outcome, name, needed) => {
    const logs = { 'logs/agent.log': log };
    const near = await nearOf(version === undefined ? logs : { ...logs, 'status.log': statusPage(version) });
    expect(near).toMatchObject([{ ruleId: 'disk-full', outcome, looks: [{ name, needed }] }]);
  });

  it.each([
    ['matches', '7.30.0', 'no space left\n'],
    ['lacks its only look', '7.30.0', 'nothing\n'],
    ['lacks two looks', '7.50.0', 'no space left\nspace was freed\n'],
  ])('is not a rule that %s', async (_name, version, log) => {
    expect(await nearOf({ 'logs/agent.log': log, 'status.log': statusPage(version) })).toEqual([]);
  });

  it('comes into the report redacted, worst first, with its place', async () => {
    const secret = '0123456789abcdef'.repeat(2);
    const pack = rulesetOf(
      ruleText('disk-full', body),
      ruleText('disk-gone', body).replace('severity: high', 'severity: critical'),
    );
    const files = { 'status.log': statusPage(`7.50.0-${secret}`), 'logs/agent.log': 'no space left\n' };
    const diagnosis = await diagnosisOf(files, pack);
    const report = assembleReport(diagnosis, 'en', nearMissesOf(pack.rules, diagnosis.outcomes));
    expect(report.nearMisses?.map((one) => one.ruleId)).toEqual(['disk-gone', 'disk-full']);
    expect(report.nearMisses?.[0]?.looks).toMatchObject([
      { name: 'applies 1', verdict: 'not-seen', where: [{ file: 'status.log', line: 2 }] },
    ]);
    expect(JSON.stringify(report.nearMisses)).not.toContain(secret);
    expect('nearMisses' in assembleReport(diagnosis, 'en')).toBe(false);
  });
});
