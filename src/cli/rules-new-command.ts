// `flare-analyze rules new`: writes a rule, its cases and both runbooks, ready to be filled in: an empty one, or one
// drafted from a line of a bundle.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openArchive } from '../archive/open-archive.ts';
import { parseLinePlace, readBundleLine } from '../authoring/draft/bundle-line.ts';
import { draftRule } from '../authoring/draft/draft-rule.ts';
import { newRuleFiles } from '../authoring/new-rule.ts';
import { UsageError } from '../errors.ts';
import { DEFAULT_LIMITS } from '../model/entry.ts';
import { ruleFilesIn } from '../ruleset/load-rules.ts';
import { shellQuoted } from '../util/shell-quoted.ts';
import { loadPackFor } from './pack.ts';
import { idOfFile } from './rule-selection.ts';

export async function createRule(id: string, { dir }: { readonly dir: string }): Promise<void> {
  await writeFiles(dir, newRuleFiles(id));
  process.stdout.write(`\nNext: flare-analyze rules lint ${dir} && flare-analyze rules test ${dir}\n`);
}

export interface DraftCommand {
  /** `FILE:LINE` below the flare’s root. */
  readonly fromLine: string;
  readonly bundle: string;
  readonly id: string | undefined;
  readonly dir: string;
}

export async function createDraft({ fromLine, bundle, id: wanted, dir }: DraftCommand): Promise<void> {
  const place = parseLinePlace(fromLine);
  const { rules } = await loadPackFor({ rules: [], builtinRules: true, only: [] });
  const archive = await openArchive({ kind: 'path', path: bundle }, DEFAULT_LIMITS);
  const line = await readBundleLine(archive, place, DEFAULT_LIMITS).finally(() => archive.close());
  const taken = new Set([...rules.map((rule) => rule.id), ...(await idsIn(dir))]);
  const { id, files } = draftRule(line, { id: wanted, taken });
  await writeFiles(dir, files);
  const own = `--rules ${shellQuoted(dir)}`;
  process.stdout.write(
    `\nNext: fill in ${join(dir, `${id}.yaml`)} and its runbooks, then\n` +
      `  flare-analyze rules lint ${shellQuoted(dir)} && flare-analyze rules test ${shellQuoted(dir)}\n` +
      `  flare-analyze explain ${id} ${shellQuoted(bundle)} ${own}\n`,
  );
}

async function idsIn(dir: string): Promise<string[]> {
  return ((await ruleFilesIn(dir)) ?? []).map(idOfFile);
}

async function writeFiles(dir: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeNew(file, text);
    process.stdout.write(`wrote ${file}\n`);
  }
}

/** Never over somebody’s work. */
async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere) throw error;
    throw new UsageError('BAD_OPTION', `${file} is there already. Take another id, or move that file away.`);
  }
}
