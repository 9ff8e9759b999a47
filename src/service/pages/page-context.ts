// What a page is made with, from the request that asks for it.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageLanguage } from './page-language.ts';
import type { PageContext } from './page-shell.ts';
import { PAGE_TEXTS } from './page-text-table.ts';

export const HTML = 'text/html; charset=utf-8';

/** `path`: the page’s own address without its language. */
export function contextOf(request: FastifyRequest, reply: FastifyReply, path: string): PageContext {
  const language = pageLanguage(request);
  return { language, texts: PAGE_TEXTS[language], nonce: reply.cspNonce.style, path };
}
