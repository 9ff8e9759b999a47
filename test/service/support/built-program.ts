// The built program, which threads, browsers and other processes run.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPack } from '../../../src/load-pack.ts';
import type { Ruleset } from '../../../src/model/rule.ts';

export const PROJECT_DIR = new URL('../../../', import.meta.url);
export const BUILT_DIR = new URL('dist/', PROJECT_DIR);

const NEEDED = ['cli/main.js', 'service/analysis-worker.js', 'web/upload-page.js'];

/** Throws when there is no build: these tests must not pass by not running. */
export function assertBuilt(): void {
  const missing = NEEDED.filter((file) => !existsSync(new URL(file, BUILT_DIR)));
  if (missing.length > 0)
    throw new Error(`dist/ lacks ${missing.join(', ')}: run “npm run build” before the tests.`);
}

let pack: Promise<Ruleset> | undefined;

export function builtInPack(): Promise<Ruleset> {
  pack ??= loadPack({ rules: [projectPath('rules')], runbooks: [projectPath('runbooks')], engine: '0.1.0' });
  return pack;
}

export function projectPath(path: string): string {
  return fileURLToPath(new URL(path, PROJECT_DIR));
}
