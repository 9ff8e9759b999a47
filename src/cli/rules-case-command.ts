// `flare-analyze rules case ID BUNDLE`: a case for the rule, made from the bundle.
import { analyze } from '../analyze.ts';
import { openArchive } from '../archive/open-archive.ts';
import { caseNote, caseText } from '../authoring/minimise/case-text.ts';
import { sliceFor } from '../authoring/minimise/flare-slice.ts';
import { minimiseCase } from '../authoring/minimise/minimise-case.ts';
import type { ReadLimits } from '../model/entry.ts';
import { assumptionsOf } from './diagnose.ts';
import { toolName } from './package-version.ts';
import { loadPackFor } from './pack.ts';
import { ruleNamed } from './rules-show-command.ts';

export interface CaseOptions {
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  readonly assume: readonly string[];
  readonly limits: ReadLimits;
}

/** The case goes to standard output, what to know of it to standard error. */
export async function printCase(
  id: string,
  bundle: string,
  { rules, builtinRules, assume, limits }: CaseOptions,
): Promise<void> {
  const pack = await loadPackFor({ rules, builtinRules, only: [] });
  const rule = ruleNamed(id, pack);
  const archive = await openArchive({ kind: 'path', path: bundle }, limits);
  try {
    const slice = sliceFor(rule, archive);
    const options = { name: bundle, limits, assume: assumptionsOf(assume), tool: toolName() };
    const diagnosis = await analyze(slice.archive, { ...pack, rules: [rule] }, options);
    const files = slice.files(diagnosis.flare.rootDir);
    const made = await minimiseCase({ rule, pack, diagnosis, files });
    process.stdout.write(caseText(made));
    process.stderr.write(`${caseNote(made, slice.lines())}\n`);
  } finally {
    await archive.close();
  }
}
