// `flare-analyze rules new`: writes a rule, its cases and both runbooks, ready to be filled in: an empty one, or one
// drafted from a line of a bundle.
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openArchive } from '../archive/open-archive.ts';
import { parseLinePlace, readBundleLine } from '../authoring/draft/bundle-line.ts';
import { draftRule } from '../authoring/draft/draft-rule.ts';
import { newRuleFiles } from '../authoring/new-rule.ts';
import { UsageError } from '../errors.ts';
import type { ReadLimits } from '../model/entry.ts';
import { ruleFilesIn } from '../ruleset/packs/load-rules.ts';
import { loadRetired } from '../ruleset/packs/retired-rules.ts';
import { shellQuoted } from '../util/shell-quoted.ts';
import { loadPackFor } from './pack.ts';
import { idOfFile } from './rule-selection.ts';

export async function createRule(id: string, { dir }: { readonly dir: string }): Promise<void> {
  await writeFiles(dir, newRuleFiles(id));
  const rules = shellQuoted(dir);
  process.stdout.write(`\nNext: flare-analyze rules lint ${rules} && flare-analyze rules test ${rules}\n`);
}

export interface DraftCommand {
  /** `FILE:LINE` below the flare’s root. */
  readonly fromLine: string;
  readonly bundle: string;
  readonly id: string | undefined;
  readonly dir: string;
  readonly limits: ReadLimits;
}

export async function createDraft({
  fromLine,
  bundle,
  id: wanted,
  dir,
  limits,
}: DraftCommand): Promise<void> {
  const place = parseLinePlace(fromLine);
  const { rules, retired = [] } = await loadPackFor({ rules: [], builtinRules: true, only: [] });
  const archive = await openArchive({ kind: 'path', path: bundle }, limits);
  const line = await readBundleLine(archive, place, limits).finally(() => archive.close());
  const taken = new Set([...[...rules, ...retired].map(({ id }) => id), ...(await idsIn(dir))]);
  const { id, files } = draftRule(line, { id: wanted, taken });
  await writeFiles(dir, files);
  const own = `--rules ${shellQuoted(dir)}`;
  process.stdout.write(
    `\nNext: fill in ${shellQuoted(join(dir, `${id}.yaml`))} and its runbooks, then\n` +
      `  flare-analyze rules lint ${shellQuoted(dir)} && flare-analyze rules test ${shellQuoted(dir)}\n` +
      `  flare-analyze explain ${id} ${shellQuoted(bundle)} ${own}\n`,
  );
}

/** Of its rules, and of those that it once had: lint takes neither again. */
async function idsIn(dir: string): Promise<string[]> {
  const { retired } = await loadRetired([dir]);
  return [...((await ruleFilesIn(dir)) ?? []).map(idOfFile), ...retired.map((one) => one.id)];
}

/** All or nothing: a half-written rule would keep the next try from its id. */
async function writeFiles(dir: string, files: Readonly<Record<string, string>>): Promise<void> {
  const paths = Object.keys(files).map((path) => join(dir, path));
  for (const file of paths) await assertFree(file);
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    process.stdout.write(`wrote ${file}\n`);
  }
}

/** Never over somebody’s work; a link to nowhere is work too. */
async function assertFree(file: string): Promise<void> {
  const found = await lstat(file).catch(() => undefined);
  if (found !== undefined)
    throw new UsageError('BAD_OPTION', `${file} already exists. Choose another id, or move that file away.`);
}
