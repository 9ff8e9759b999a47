// The languages that reports, rules and runbooks speak.

export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language of the program; a rule cannot be loaded with one missing. */
export type LocalizedText = Readonly<Record<Language, string>>;
