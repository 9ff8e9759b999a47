// A message to the customer is sent by itself: it points to nothing that stands elsewhere in the runbook.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import { ELSEWHERE } from '../support/words-elsewhere.ts';

const dir = new URL('../../runbooks/', import.meta.url);

function messages(language: Language): (readonly [string, string])[] {
  const files = readdirSync(dir).filter((file) => file.endsWith(`.${language}.md`));
  return files.map((file) => {
    const text = readFileSync(new URL(file, dir), 'utf8');
    return [file, /\{#customer\}\n([\s\S]*?)(?=\n## |$(?![\s\S]))/.exec(text)?.[1]?.trim() ?? ''] as const;
  });
}

it.each(LANGUAGES)('stands by itself (%s)', (language) => {
  const all = messages(language);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(([, message]) => message === '')).toEqual([]);
  expect(all.filter(([, message]) => ELSEWHERE[language].test(message))).toEqual([]);
});
