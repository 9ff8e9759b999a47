// `flare-analyze rules new ID`: writes a rule, its cases and both runbooks, ready to be filled in.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newRuleFiles } from '../authoring/new-rule.ts';
import { UsageError } from '../errors.ts';

export async function createRule(id: string, { dir }: { readonly dir: string }): Promise<void> {
  for (const [path, text] of Object.entries(newRuleFiles(id))) {
    const file = join(dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeNew(file, text);
    process.stdout.write(`wrote ${file}\n`);
  }
  process.stdout.write(`\nNext: flare-analyze rules lint ${dir} && flare-analyze rules test ${dir}\n`);
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
