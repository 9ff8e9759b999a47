// The example of every code: the right text has no such mistake, the wrong one has it, at its place.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lintPack } from '../../src/authoring/lint-pack.ts';
import { ERROR_CODES } from '../../src/errors.ts';
import { MISTAKES, type MistakeCode, type MistakeSpec } from '../../src/model/mistake-table.ts';
import { loadSuppressions } from '../../src/ruleset/packs/load-suppressions.ts';
import type { Files } from '../support/flare-of.ts';
import { lintFiles } from './lint-files.ts';
import { changed, SCENES, type Scene } from './mistake-scene-table.ts';
import { SAMPLE_PACK } from './sample-pack.ts';

const isText = (example: string): boolean => !example.startsWith('(');

/** The file that the place of the scene is in. */
const fileOf = ({ at }: Scene): string => at.replace(/:\d+:\d+$/, '');

function filesOf(scene: Scene, { wrong, right }: MistakeSpec): { rightFiles: Files; wrongFiles: Files } {
  const rightFiles = scene.prepare?.(SAMPLE_PACK) ?? SAMPLE_PACK;
  const spoil = scene.spoil ?? changed(fileOf(scene), right, wrong);
  return { rightFiles, wrongFiles: spoil(rightFiles) };
}

describe.each(Object.entries(SCENES))('%s', (code, scene) => {
  const spec = MISTAKES[code as MistakeCode];

  it('is made by the wrong text of its example, and not by the right one', async () => {
    const { rightFiles, wrongFiles } = filesOf(scene, spec);
    const wrong = await lintFiles(wrongFiles);
    const places = wrong.map(({ file, line, column, code: found }) => `${file}:${line}:${column} ${found}`);
    expect(places).toContain(`${scene.at} ${code}`);
    expect((await lintFiles(rightFiles)).map((one) => `${one.code} ${one.message}`)).toEqual([]);
    if (isText(spec.wrong)) expect(Object.values(wrongFiles).join('\n')).toContain(spec.wrong);
  });
});

it('NO_SUCH_FOLDER is made by a folder that is not there', async () => {
  const { mistakes } = await lintPack({ rules: ['no/such/folder'], runbooks: [], engine: '0.1.0' });
  expect(mistakes).toMatchObject([{ file: 'no/such/folder', line: 1, column: 1, code: 'NO_SUCH_FOLDER' }]);
});

it('NO_SUCH_FILE is made by a file of suppressions that is not there', async () => {
  const { mistakes } = await loadSuppressions(['no/such.yaml'], { ids: new Set(), retired: [] });
  expect(mistakes).toMatchObject([{ file: 'no/such.yaml', line: 1, column: 1, code: 'NO_SUCH_FILE' }]);
});

describe('the codes in the source', () => {
  const source = ['operators', 'ruleset', 'runbook', 'authoring', 'load-pack.ts'].flatMap((room) => {
    const path = fileURLToPath(new URL(`../../src/${room}`, import.meta.url));
    if (room.endsWith('.ts')) return [readFileSync(path, 'utf8')];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${path}/${name}`, 'utf8'));
  });
  const used = new Set(
    source.flatMap((text) =>
      [
        ...text.matchAll(
          /(?:code: |mistakeAt\([^;]*?|mistake\([^;]*?|found\([^;]*?)'([A-Z][A-Z_]+)'|^ {2}([A-Z][A-Z_]+): \(/gm,
        ),
      ].map((match) => match[1] ?? match[2] ?? ''),
    ),
  );

  it('stand in the table', () => {
    expect([...used].filter((code) => !(code in MISTAKES) && !(code in ERROR_CODES))).toEqual([]);
  });

  it('are all that the table has', () => {
    const words = source.join('\n');
    const isUsed = (code: string): boolean => words.includes(`'${code}'`) || words.includes(`  ${code}: (`);
    expect(Object.keys(MISTAKES).filter((code) => !isUsed(code))).toEqual([]);
  });
});
