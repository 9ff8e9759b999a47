// Every word that a rendering adds to a report, in every language. Titles, summaries and steps come with the
// report itself.
import type { Language } from '../../model/language.ts';
import { ENGLISH_LABELS } from './english-labels-table.ts';
import { JAPANESE_LABELS } from './japanese-labels-table.ts';
import type { Labels } from './label-names.ts';

export type { Labels } from './label-names.ts';

export const LABELS: Readonly<Record<Language, Labels>> = { en: ENGLISH_LABELS, ja: JAPANESE_LABELS };

export function labelsOf(language: Language): Labels {
  return LABELS[language];
}
