// The language of a page: what its address says, else what the browser prefers.
import type { FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { pageQuery } from '../routes/input-schema.ts';

export function pageLanguage({ query, headers }: FastifyRequest): Language {
  return pageQuery.parse(query).lang ?? preferredLanguage(headers['accept-language'] ?? '');
}

/** Of `ja,en-US;q=0.7,en;q=0.3` the one with the highest weight that the pages speak. */
export function preferredLanguage(acceptLanguage: string): Language {
  const wishes = acceptLanguage.split(',').map((wish) => {
    const [tag = '', ...parameters] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.map((one) => /^q=([\d.]+)$/.exec(one)?.[1]).find((one) => one !== undefined);
    return { language: tag.split('-')[0] ?? '', weight: Number(weight ?? 1) };
  });
  const known = wishes.flatMap(({ language, weight }) => {
    const found = LANGUAGES.find((one) => one === language);
    return found === undefined || !(weight > 0) ? [] : [{ language: found, weight }];
  });
  return known.sort((a, b) => b.weight - a.weight)[0]?.language ?? 'en';
}
