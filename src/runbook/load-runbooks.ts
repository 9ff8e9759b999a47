// Reads the runbook files of some folders and pairs their languages. Collects every mistake of every file.
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RuleMistake } from '../errors.ts';
import { LANGUAGES, type Language } from '../model/language.ts';
import type { Runbook, RunbookText } from '../model/runbook.ts';
import { parseRunbookText, type ParsedRunbook } from './parse-runbook.ts';

/** One file as it was read, right or wrong. */
export interface RunbookFile extends ParsedRunbook {
  readonly file: string;
  /** As its name says. */
  readonly name: string;
  readonly language: Language;
}

export interface CollectedRunbooks {
  /** The right ones that have every language. */
  readonly runbooks: ReadonlyMap<string, Runbook>;
  readonly texts: readonly string[];
  readonly files: readonly RunbookFile[];
  readonly mistakes: readonly RuleMistake[];
}

const FILE_NAME = new RegExp(`^(.+)\\.(${LANGUAGES.join('|')})\\.md$`);

/** A later folder may override a runbook of an earlier one by its id. Never throws for what stands in a file. */
export async function collectRunbooks(dirs: readonly string[]): Promise<CollectedRunbooks> {
  const runbooks = new Map<string, Runbook>();
  const texts: string[] = [];
  const files: RunbookFile[] = [];
  for (const dir of dirs) {
    const inThisDir: RunbookFile[] = [];
    const names = (await readdir(dir).catch(() => [])).filter((name) => FILE_NAME.test(name)).sort();
    for (const name of names) {
      const text = await readFile(join(dir, name), 'utf8');
      texts.push(text);
      inThisDir.push(runbookFile(text, join(dir, name), name));
    }
    for (const runbook of completeRunbooks(inThisDir)) runbooks.set(runbook.id, runbook);
    files.push(...inThisDir);
  }
  const mistakes = files.flatMap((file) => [
    ...file.mistakes,
    ...nameMistakes(file),
    ...missingTranslations(file, files),
  ]);
  return { runbooks, texts, files, mistakes };
}

function runbookFile(text: string, file: string, fileName: string): RunbookFile {
  const [, name = '', language = 'en'] = FILE_NAME.exec(fileName) ?? [];
  return { file, name, language: language as Language, ...parseRunbookText(text, file) };
}

function completeRunbooks(files: readonly RunbookFile[]): Runbook[] {
  return [...new Set(files.map(({ name }) => name))].flatMap((id) => {
    const texts = Object.fromEntries(
      files.flatMap(({ name, language, text }) => (name === id && text ? [[language, text]] : [])),
    ) as Partial<Record<Language, RunbookText>>;
    return isComplete(texts) ? [{ id, texts }] : [];
  });
}

function isComplete(texts: Partial<Record<Language, RunbookText>>): texts is Record<Language, RunbookText> {
  return LANGUAGES.every((language) => texts[language] !== undefined);
}

function nameMistakes({ file, name, id, idLine }: RunbookFile): RuleMistake[] {
  if (id === undefined || id === name) return [];
  const message = `The runbook says that its id is “${id}”; the file must be called after it.`;
  return [{ file, line: idLine, column: 1, code: 'ID_NOT_FILE_NAME', message }];
}

/** Told at the file that is there: the first of the languages that are. */
function missingTranslations(file: RunbookFile, all: readonly RunbookFile[]): RuleMistake[] {
  const twins = all.filter((one) => one.name === file.name && dirname(one.file) === dirname(file.file));
  if (twins[0] !== file) return [];
  return LANGUAGES.filter((language) => !twins.some((one) => one.language === language)).map((language) => ({
    file: file.file,
    line: file.idLine,
    column: 1,
    code: 'MISSING_TRANSLATION',
    message: `There is no ${file.name}.${language}.md beside it.`,
  }));
}
