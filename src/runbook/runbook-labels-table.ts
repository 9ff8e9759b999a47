// What the renderings say in their own words, in every language.
import type { Language } from '../model/language.ts';
import type { ChoiceNote } from './choose-sections.ts';

export const CHOICE_NOTES = {
  en: {
    'platform-unknown':
      'The flare does not show how the Agent was installed, so the steps for every platform are shown.',
    'kubernetes-version-unknown':
      'The flare does not show the version of Kubernetes, so the steps for every version are shown.',
    'no-fix-for-platform':
      'This runbook has no steps for the platform of this flare; those for other platforms are shown.',
  },
  ja: {
    'platform-unknown':
      'Agent のインストール方法がフレアから分からないため、すべてのプラットフォーム向けの手順を表示しています。',
    'kubernetes-version-unknown':
      'Kubernetes のバージョンがフレアから分からないため、すべてのバージョン向けの手順を表示しています。',
    'no-fix-for-platform':
      'このフレアのプラットフォーム向けの手順がないため、ほかのプラットフォーム向けの手順を表示しています。',
  },
} as const satisfies Record<Language, Record<ChoiceNote, string>>;
