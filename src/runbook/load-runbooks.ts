// Reads the runbook files of some folders and pairs their languages. Every mistake of every file at once.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RulesetError, type RuleMistake } from '../errors.ts';
import { LANGUAGES, type Language } from '../model/language.ts';
import type { Runbook, RunbookText } from '../model/runbook.ts';
import { parseRunbookText } from './parse-runbook.ts';

export interface LoadedRunbooks {
  readonly runbooks: ReadonlyMap<string, Runbook>;
  readonly texts: readonly string[];
}

const FILE_NAME = new RegExp(`^(.+)\\.(${LANGUAGES.join('|')})\\.md$`);

/** A later folder may override a runbook of an earlier one by its id. Throws a RulesetError. */
export async function loadRunbooks(dirs: readonly string[]): Promise<LoadedRunbooks> {
  const runbooks = new Map<string, Runbook>();
  const texts: string[] = [];
  const mistakes: RuleMistake[] = [];
  for (const dir of dirs) {
    const byId = new Map<string, Partial<Record<Language, RunbookText>>>();
    const files = (await readdir(dir).catch(() => [])).filter((name) => FILE_NAME.test(name)).sort();
    for (const name of files) {
      const [, id = '', language = 'en'] = FILE_NAME.exec(name) ?? [];
      const source = await readFile(join(dir, name), 'utf8');
      const parsed = parseRunbookText(source, join(dir, name));
      texts.push(source);
      mistakes.push(...parsed.mistakes);
      if (parsed.id !== undefined && parsed.id !== id) mistakes.push(wrongId(join(dir, name), parsed.id));
      byId.set(id, { ...byId.get(id), [language]: parsed.text });
    }
    for (const [id, translations] of byId) {
      const missing = LANGUAGES.filter((language) => !(language in translations));
      mistakes.push(...missing.map((language) => missingTranslation(join(dir, `${id}.${language}.md`))));
      if (isComplete(translations)) runbooks.set(id, { id, texts: translations });
    }
  }
  if (mistakes.length > 0) throw new RulesetError(mistakes);
  return { runbooks, texts };
}

function isComplete(texts: Partial<Record<Language, RunbookText>>): texts is Record<Language, RunbookText> {
  return LANGUAGES.every((language) => texts[language] !== undefined);
}

function wrongId(file: string, id: string): RuleMistake {
  return {
    file,
    line: 2,
    column: 1,
    code: 'ID_NOT_FILE_NAME',
    message: `The runbook says that its id is “${id}”; the file must be called after it.`,
  };
}

function missingTranslation(file: string): RuleMistake {
  return {
    file,
    line: 1,
    column: 1,
    code: 'MISSING_TRANSLATION',
    message: 'The runbook exists in another language only.',
  };
}
