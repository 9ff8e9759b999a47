// Makes a case of a rule from a whole flare: the fewest lines on which the rule still ends as it did, look by look, with
// pseudonyms for what names somebody’s machines.
import { factValueOf, type Diagnosis } from '../../assemble/diagnosis.ts';
import { UsageError } from '../../errors.ts';
import type { Rule, Ruleset } from '../../model/rule.ts';
import { namedValuesIn, withPseudonyms, type NamedValue } from '../../redact/pseudonyms.ts';
import type { CaseOutcome, FlareCase } from '../case-schema.ts';
import { diagnoseCase, runCase } from '../run-case.ts';
import { caseOutcomeOf, signatureOf, withExpectations } from './case-expectations.ts';
import type { SlicedFiles } from './flare-slice.ts';
import { smallestPart } from './smallest-part.ts';

export interface RuleOnFlare {
  readonly rule: Rule;
  readonly pack: Ruleset;
  /** Of the whole flare, by this rule alone. */
  readonly diagnosis: Diagnosis;
  readonly files: SlicedFiles;
}

export interface MinimisedCase {
  readonly outcome: CaseOutcome;
  readonly flareCase: FlareCase;
  /** Values that pseudonyms stand for now. */
  readonly replaced: readonly NamedValue[];
  /** Values without which the rule ends otherwise: they still stand there. */
  readonly kept: readonly NamedValue[];
}

type Question = (files: SlicedFiles) => Promise<boolean>;

/** Throws a UsageError when the rule fails on the flare, or ends otherwise on the lines that were kept of it. */
export async function minimiseCase({ rule, pack, diagnosis, files }: RuleOnFlare): Promise<MinimisedCase> {
  const outcome = caseOutcomeOf(diagnosis);
  const wanted = signatureOf(diagnosis);
  const caseOf = (some: SlicedFiles): FlareCase => ({
    name: nameOf(diagnosis),
    files: textsOf(some),
    assume: diagnosis.assumed,
    expect: { variables: {}, missing: [] },
  });
  const endsTheSame: Question = async (some) =>
    signatureOf(await diagnoseCase(rule, pack, caseOf(some))) === wanted;
  if (!(await endsTheSame(files))) throw endsOtherwise(rule);

  const { files: shown, ...named } = await pseudonymised(
    await smallestFiles(files, endsTheSame),
    diagnosis,
    endsTheSame,
  );
  const flareCase = withExpectations(caseOf(shown), await diagnoseCase(rule, pack, caseOf(shown)));
  const differences = await runCase(rule, pack, { flareCase, outcome });
  if (differences.length > 0) throw doesNotPass(rule, differences);
  return { outcome, flareCase, ...named };
}

/** Whole files first, then lines of each; what is empty then may go as well. */
async function smallestFiles(files: SlicedFiles, endsTheSame: Question): Promise<SlicedFiles> {
  let small = await fewestFiles(files, endsTheSame);
  for (const [path, lines] of Object.entries(small)) {
    const others = small;
    const few = await smallestPart(lines, (some) => endsTheSame({ ...others, [path]: some }));
    small = { ...others, [path]: few };
  }
  return fewestFiles(small, endsTheSame);
}

async function fewestFiles(files: SlicedFiles, endsTheSame: Question): Promise<SlicedFiles> {
  const few = await smallestPart(Object.entries(files), (some) => endsTheSame(Object.fromEntries(some)));
  return Object.fromEntries(few);
}

async function pseudonymised(
  files: SlicedFiles,
  diagnosis: Diagnosis,
  endsTheSame: Question,
): Promise<Pick<MinimisedCase, 'replaced' | 'kept'> & { readonly files: SlicedFiles }> {
  const values = namedValuesIn(Object.values(files).flat(), hostNamesOf(diagnosis));
  const without = (some: readonly NamedValue[]): readonly NamedValue[] =>
    values.filter((value) => !some.includes(value));
  const replacing = (some: readonly NamedValue[]): SlicedFiles =>
    Object.fromEntries(
      Object.entries(files).map(([path, lines]) => [path, lines.map((line) => withPseudonyms(line, some))]),
    );
  const kept = await smallestPart(values, (some) => endsTheSame(replacing(without(some))));
  return { files: replacing(without(kept)), replaced: without(kept), kept };
}

const NAMES_OF_HOST = [
  'host.name',
  'host.agentHostname',
  'host.socketHostname',
  'host.socketFqdn',
  'host.aliases',
  'host.instanceId',
  'host.clusterName',
  'apm.hostname',
  'cluster.name',
];

function hostNamesOf(diagnosis: Diagnosis): string[] {
  const values = NAMES_OF_HOST.map((name) => factValueOf(diagnosis, name));
  return values.flat().filter((value): value is string => typeof value === 'string');
}

function nameOf(diagnosis: Diagnosis): string {
  const version = factValueOf(diagnosis, 'agent.version');
  return typeof version === 'string' ? `made from a flare of Agent ${version}` : 'made from a flare';
}

function textsOf(files: SlicedFiles): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, lines]) => [path, lines.map((line) => `${line}\n`).join('')]),
  );
}

function endsOtherwise({ id }: Rule): UsageError {
  return new UsageError(
    'BAD_OPTION',
    `“${id}” ends otherwise on the lines that are kept of such a flare: it rests on more lines of a log than a case should hold, or on a value that is masked. Write the case by hand.`,
  );
}

function doesNotPass({ id }: Rule, differences: readonly string[]): UsageError {
  return new UsageError(
    'BAD_OPTION',
    `The case that was made for “${id}” does not pass: ${differences.join('; ')}. Write it by hand.`,
  );
}
