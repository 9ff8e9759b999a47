// Makes a case of a rule from a whole flare: the fewest lines on which the rule still ends as it did, look by look, with
// pseudonyms for what names somebody’s machines.
import { factValueOf, type Diagnosis } from '../../assemble/diagnosis.ts';
import { UsageError } from '../../errors.ts';
import type { Rule, Ruleset } from '../../model/rule.ts';
import { namedValuesIn, pseudonymising, type NamedValue } from '../../redact/pseudonyms.ts';
import { pathBelow } from '../../flare/root-dir.ts';
import { visibleText } from '../../util/visible-text.ts';
import type { FlareCase } from '../case-schema.ts';
import { diagnoseCase, runCase, withoutMarks } from '../run-case.ts';
import { caseText, parseCase, type MinimisedCase } from './case-text.ts';
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

type Question = (files: SlicedFiles) => Promise<boolean>;

/** Throws a UsageError when the rule fails on the flare, or ends otherwise on the lines that were kept of it. */
export async function minimiseCase({ rule, pack, diagnosis, files }: RuleOnFlare): Promise<MinimisedCase> {
  const outcome = caseOutcomeOf(diagnosis);
  const wanted = signatureOf(diagnosis, rule, textsOf(files));
  const caseOf = (some: SlicedFiles): FlareCase => ({
    name: nameOf(diagnosis),
    files: textsOf(some),
    assume: diagnosis.assumed,
    expect: { variables: {}, missing: [] },
  });
  const diagnose = (some: SlicedFiles): Promise<Diagnosis> => diagnoseCase(rule, pack, caseOf(some));
  const endsTheSame: Question = async (some) => {
    const flareCase = caseOf(some);
    return signatureOf(await diagnoseCase(rule, pack, flareCase), rule, flareCase.files) === wanted;
  };
  if (!(await endsTheSame(files))) throw endsOtherwise(rule);

  const few = await smallestFiles(files, endsTheSame);
  const small = belowRoot(few, (await diagnose(few)).flare.rootDir);
  const { files: shown, ...named } = await pseudonymised(small, diagnosis, endsTheSame);
  const made = { outcome, flareCase: withExpectations(caseOf(shown), await diagnose(shown), rule), ...named };
  await assertPasses(made, rule, pack);
  return made;
}

/** As it will be read from the text, which is what its author gets. */
async function assertPasses(made: MinimisedCase, rule: Rule, pack: Ruleset): Promise<void> {
  const { outcome } = made;
  const [flareCase] = parseCase(caseText(made));
  const differences =
    flareCase === undefined ? ['nothing'] : await runCase(rule, pack, { flareCase, outcome });
  if (differences.length > 0) throw doesNotPass(rule);
}

/** Files that are left may have one folder in common that all files of the flare had not. */
function belowRoot(files: SlicedFiles, rootDir: string): SlicedFiles {
  return Object.fromEntries(Object.entries(files).map(([path, lines]) => [pathBelow(rootDir, path), lines]));
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
  const texts = [...Object.keys(files), ...Object.values(files).flat()];
  const values = namedValuesIn(texts, hostNamesOf(diagnosis));
  const without = (some: readonly NamedValue[]): readonly NamedValue[] =>
    values.filter((value) => !some.includes(value));
  const replacing = (some: readonly NamedValue[]): SlicedFiles => {
    const clean = pseudonymising(some);
    return Object.fromEntries(
      Object.entries(files).map(([path, lines]) => [
        clean(path),
        lines.map((line) => withoutMarks(clean(line))),
      ]),
    );
  };
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
  return values
    .flat()
    .filter((value) => typeof value === 'string')
    .map(visibleText);
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
    `“${id}” ends otherwise on the lines that are kept of such a flare: it rests on more lines than a case should hold, on a value that is masked, or on a file that is no UTF-8. Write the case by hand.`,
  );
}

function doesNotPass({ id }: Rule): UsageError {
  return new UsageError(
    'BAD_OPTION',
    `The case that was made for “${id}” does not pass as it would be written. Write it by hand; “flare-analyze explain” shows what the rule rests on.`,
  );
}
