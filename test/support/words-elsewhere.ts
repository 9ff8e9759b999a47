// Words of a message that point to what is not sent along with it.
import type { Language } from '../../src/model/language.ts';

export const ELSEWHERE: Readonly<Record<Language, RegExp>> = {
  en: /\babove\b(?! \d)|\bas (?:described|shown|listed)\b|\bwe (?:quote|name|named)\b|\bthe steps\b/i,
  ja: /上記|上の一覧|ご案内(?:する|の)手順|説明のとおり|手順に従って|お知らせする/,
};
