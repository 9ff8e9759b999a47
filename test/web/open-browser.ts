// Debian's chromium for the tests of the pages. Without it they are skipped aloud, or fail where it is demanded.
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const CHROMIUM = process.env.FLARE_CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Undefined when there is a browser; else why the tests cannot run. Throws where a browser is demanded. */
export function missingBrowser(): string | undefined {
  if (existsSync(CHROMIUM)) return undefined;
  const reason = `there is no ${CHROMIUM}: install chromium, or name another one in FLARE_CHROMIUM`;
  if (process.env.FLARE_REQUIRE_BROWSER === '1') throw new Error(reason);
  return reason;
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors of the console (a violated content security policy is one), of scripts, and failed requests. */
  readonly troubles: string[];
}

export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // What a page was still loading when it was left is no trouble.
    if (why !== 'net::ERR_ABORTED') troubles.push(`${request.url()} ${why}`);
  });
  return { page, troubles };
}
