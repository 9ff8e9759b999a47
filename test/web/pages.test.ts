import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/report/html/html.ts';
import { symptom } from '../report/sample-findings.ts';
import { FULL_REPORT } from '../report/sample-report.ts';
import {
  dispose,
  listenOn,
  openTestService,
  settled,
  uploadRaw,
  type TestService,
} from '../service/support/open-test-service.ts';
import { fixturePath } from '../support/fixture-files.ts';
import { fixtureFlare, FIXTURE_NAME, hostileZip } from '../service/support/test-flares.ts';
import { missingBrowser, openBrowser, openPage } from './open-browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

const reason = missingBrowser();
if (reason !== undefined) process.stderr.write(`\nTHE PAGES ARE NOT TESTED IN A BROWSER: ${reason}.\n\n`);

describe.skipIf(reason !== undefined)('the pages in a browser', () => {
  let service: TestService;
  let base: string;
  let browser: Browser;
  let dir: string;
  beforeAll(async () => {
    service = await openTestService({ limits: { maxUploadBytes: 5_000_000, maxRequestsPerMinute: 10_000 } });
    base = await listenOn(service);
    browser = await openBrowser();
    dir = process.env.FLARE_SCREENSHOTS ?? (await mkdtemp(join(tmpdir(), 'flare-screens-')));
    await mkdir(dir, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await dispose(service);
    if (process.env.FLARE_SCREENSHOTS === undefined) await rm(dir, { recursive: true });
  });

  const picture = (page: Page, name: string) =>
    page.screenshot({ path: join(dir, `${name}.png`), fullPage: false });

  /** Lets a file fall onto the page as a file manager does. */
  async function drop(page: Page, name: string, content: Buffer): Promise<void> {
    const dataTransfer = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob('${content.toString('base64')}'), (one) => one.charCodeAt(0));
      transfer.items.add(new File([bytes], ${JSON.stringify(name)}));
      return transfer;
    })()`);
    await page.dispatchEvent('body', 'dragover', { dataTransfer });
    await page.dispatchEvent('body', 'drop', { dataTransfer });
  }

  test('a dropped flare is uploaded, analysed and shown, and its evidence leads to its lines', async () => {
    const { page, troubles } = await openPage(browser, { viewport: DESK, locale: 'en-GB' });
    await page.goto(base);
    await page.getByLabel('Case (optional)').fill('100200');
    await picture(page, 'home-empty');
    await drop(page, FIXTURE_NAME, fixtureFlare());
    await page.waitForURL(/\/flares\/[0-9a-f]{32}\?lang=en$/);
    await page.getByRole('heading', { level: 2, name: 'Findings' }).waitFor();
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
    await picture(page, 'report');
    const place = page.getByRole('article').first().locator('figcaption a').first();
    const [, file = '', line = ''] = /^(.*):(\d+)$/.exec((await place.textContent()) ?? '') ?? [];
    await place.click();
    expect(await page.locator('h1').textContent()).toBe(file);
    const target = page.locator(`#L${line}`);
    expect(await target.isVisible()).toBe(true);
    expect(await page.evaluate('document.querySelector(":target")?.id')).toBe(`L${line}`);
    await picture(page, 'log');
    await page.getByRole('link', { name: 'Report' }).click();
    await page.getByRole('heading', { level: 2, name: 'Findings' }).waitFor();
    await page.getByRole('link', { name: '日本語' }).click();
    await page.waitForURL(/lang=ja/);
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    await picture(page, 'report-ja');
    await page.getByRole('link', { name: 'Flare analyzer' }).click();
    expect(await page.getByRole('row', { name: FIXTURE_NAME }).textContent()).toContain('100200');
    await picture(page, 'home-ja');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('a link to a finding that another one explains unfolds it', async () => {
    const { page, troubles } = await openPage(browser, { viewport: DESK });
    await page.setContent(renderHtml(FULL_REPORT, { runbookFor: () => '' }));
    const text = page.getByText(symptom.summary);
    expect(await text.isVisible()).toBe(false);
    await page.getByRole('navigation').getByText(symptom.title).click();
    expect(await text.isVisible()).toBe(true);
    expect(troubles).toEqual([]);
  });

  test('a rule is written, corrected and tried on a flare, without a script', async () => {
    const { id } = await uploadRaw(service, fixtureFlare());
    await settled(service, id);
    const { page, troubles } = await openPage(browser, { viewport: DESK, javaScriptEnabled: false });
    await page.goto(`${base}/flares/${id}`);
    await page.getByRole('link', { name: 'Try a rule' }).click();
    const text = page.getByLabel('Rule (YAML)');
    const example = await text.inputValue();
    await text.fill(example.replace('severity: medium', 'severity: bad'));
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('BAD_VALUE').waitFor();
    await picture(page, 'try-mistakes');
    const typed = await text.inputValue();
    const line = 'Features detected from environment';
    await text.fill(
      typed.replace('severity: bad', 'severity: high').replaceAll('the line that shows it', line),
    );
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('what-is-wrong: match').waitFor();
    await picture(page, 'try');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('a flare that is here under another case says so after its upload', async () => {
    const { id } = await uploadRaw(service, hostileZip('known'), '?case=A');
    await settled(service, id);
    const { page, troubles } = await openPage(browser, { viewport: DESK, locale: 'en-GB' });
    await page.goto(base);
    await page.getByLabel('Case (optional)').fill('B');
    await drop(page, 'known.zip', hostileZip('known'));
    await page.getByText('stays under case A; the case given now was not kept').waitFor();
    await page.evaluate(AXE);
    expect(await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')).toEqual(
      [],
    );
    await picture(page, 'report-known');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('a flare is chosen and sent with the keyboard alone', async () => {
    const { page, troubles } = await openPage(browser, { viewport: DESK, locale: 'ja-JP' });
    const path = join(dir, 'keyboard.zip');
    await writeFile(path, hostileZip('keyboard'));
    await page.goto(base);
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    const focused = () => page.evaluate('document.activeElement?.id');
    for (let presses = 0; (await focused()) !== 'file'; presses += 1) {
      expect(presses).toBeLessThan(10);
      await page.keyboard.press('Tab');
    }
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Space');
    await (await chooser).setFiles(path);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.localName')).toBe('button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/flares\/[0-9a-f]{32}\?lang=ja$/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('what goes wrong is said on the page', async () => {
    const { page, troubles } = await openPage(browser, { viewport: PHONE });
    await page.goto(base);
    await drop(page, 'large.zip', Buffer.alloc(5_000_001));
    const alert = page.getByRole('alert');
    expect(await alert.textContent()).toContain('larger than the service accepts');
    await drop(page, 'empty.zip', Buffer.alloc(0));
    await page.getByText('holds no bytes').waitFor();
    await picture(page, 'home-error');
    expect(troubles.splice(0)).toEqual([expect.stringContaining('422')]);
    await drop(page, 'page.zip', Buffer.from('<html>Sign in</html>'));
    await page.getByText('NOT_AN_ARCHIVE').waitFor();
    await picture(page, 'failure');
    await page.getByRole('link', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL(`${base}/?lang=en`);
    expect(await page.getByText('page.zip').count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('a hostile flare runs nothing', async () => {
    const { page, troubles } = await openPage(browser, { viewport: DESK });
    const { id } = await uploadRaw(service, hostileZip('browser'));
    await settled(service, id);
    for (const path of [`/flares/${id}`, `/flares/${id}/files/logs/agent.log`, `/flares/${id}/delete`, '/']) {
      await page.goto(base + path);
      expect(await page.title()).not.toMatch(/^\d$/);
      expect(await page.locator('img').count()).toBe(0);
    }
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  describe('everybody can use them', () => {
    let paths: Record<string, string>;
    beforeAll(async () => {
      const { id } = await uploadRaw(service, fixtureFlare(), `?name=${FIXTURE_NAME}&case=100200`);
      const { id: failedId } = await uploadRaw(service, Buffer.from('no archive'), '?name=no-archive.zip');
      const { id: otherId } = await uploadRaw(service, readFileSync(fixturePath('ecs-fargate')));
      for (const one of [id, failedId, otherId]) await settled(service, one);
      paths = {
        home: '/',
        report: `/flares/${id}`,
        log: `/flares/${id}/files/status.log?from=10`,
        failed: `/flares/${failedId}`,
        delete: `/flares/${id}/delete`,
        compare: `/flares/${id}/compare`,
        try: `/flares/${id}/try`,
        diff: `/flares/${otherId}/diff/${id}`,
        missing: '/flares/x',
      };
    });

    test.each([
      ['light', DESK, 'en'],
      ['dark', DESK, 'ja'],
      ['light', PHONE, 'ja'],
      ['dark', PHONE, 'en'],
    ] as const)('in %s colours, at %o, in %s', async (colorScheme, viewport, lang) => {
      const { page } = await openPage(browser, { colorScheme, viewport, bypassCSP: true });
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(`${base}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        await picture(page, `${name}-${colorScheme}-${viewport.width}-${lang}`);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate<{
          violations: { id: string; impact: string; nodes: { html: string }[] }[];
        }>('axe.run(document)');
        const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
        expect(serious.map(({ id, nodes }) => [name, id, nodes[0]?.html])).toEqual([]);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    });
  });
});
