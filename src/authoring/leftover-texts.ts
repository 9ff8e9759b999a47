// Sentences that “rules new” wrote for the author to replace, and that are still there. Lint warns of them.
import { readFile } from 'node:fs/promises';
import type { RuleMistake } from '../errors.ts';
import { TO_BE_WRITTEN } from './new-rule-template-table.ts';

/** In these files, of which each can be read. */
export async function leftoverTexts(files: readonly string[]): Promise<RuleMistake[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.flatMap((text, index) => leftoversIn(text, files[index] ?? ''));
}

/** At most one of a line. */
function leftoversIn(text: string, file: string): RuleMistake[] {
  return text.split('\n').flatMap((written, index) => {
    const words = TO_BE_WRITTEN.find((one) => written.includes(one));
    if (words === undefined) return [];
    const message = `“${words}” is still as “rules new” wrote it; write what fits your rule.`;
    return [{ file, line: index + 1, column: written.indexOf(words) + 1, code: 'LEFT_TO_WRITE', message }];
  });
}
