// Folders of rules in the file system, and what stands in them.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPack } from '../../src/load-pack.ts';
import type { Ruleset } from '../../src/model/rule.ts';
import { ruleText, type Files } from './flare-of.ts';

export const RUNBOOKS = fileURLToPath(new URL('../../runbooks', import.meta.url));
export const RUNBOOK = 'runbook: api-key-invalid\n';
export const VERSION_LOOK = 'find: { new: { fact: agent.version, in: ">=7.0.0" } }\nwhen: new\n';
export const ISSUE_LOOK = 'find: { hit: { known-issue: race } }\nwhen: hit\n';
export const ISSUE = `- id: race
  title: { en: A race, ja: 競合 }
  component: agent
  introduced: 7.36.0
  fixed: 7.39.2
  backported: [7.38.4]
  workaround: { en: Wait., ja: 待つ。 }
  references: [{ title: The change, url: "https://example.com/fix" }]
`;

export const load = (...rules: string[]): Promise<Ruleset> =>
  loadPack({ rules, runbooks: [RUNBOOKS], engine: '0.4.0' });

export const rule = (id: string, body = VERSION_LOOK): string => ruleText(id, RUNBOOK + body);

const made: string[] = [];

export async function folder(files: Files, name = 'my-rules'): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'pack-'));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return join(root, name);
}

/** After each test. */
export async function removeFolders(): Promise<void> {
  await Promise.all(made.splice(0).map((dir) => rm(dir, { recursive: true })));
}
