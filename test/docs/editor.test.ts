// What an author sees while typing: the committed schemas and editor settings in the real YAML language server.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../src/model/severity.ts';
import { builtInPack } from '../support/fixture-files.ts';
import { startLanguageServer, type LanguageServer } from '../support/language-server.ts';

let server: LanguageServer;
beforeAll(async () => {
  server = await startLanguageServer();
});
afterAll(() => server.stop());

/** Every text under a path of its own: the server keeps what it was shown. */
let count = 0;
const path = (kind = ''): string => `rules/core/shown-${count++}${kind}.yaml`;

const HEAD = `id: disk-full
title: { en: The disk is full, ja: ディスクがいっぱい }
summary: { en: Writes fail., ja: 書き込みに失敗しています。 }
severity: high
component: agent
`;

describe('completion', () => {
  it('offers the severities', async () => {
    const offered = await server.completionAt(path(), HEAD.replace('severity: high', 'severity: |'));
    expect([...offered.keys()]).toEqual(expect.arrayContaining([...SEVERITIES]));
  });

  it('offers the options of the operator that a look has, and no others', async () => {
    const offered = await server.completionAt(
      path(),
      `${HEAD}find:\n  full:\n    log: agent\n    |\nwhen: full\n`,
    );
    expect([...offered.keys()]).toEqual(expect.arrayContaining(['contains', 'regex', 'level', 'after']));
    expect([...offered.keys()]).not.toContain('process');
  });

  it('offers the facts with what they mean', async () => {
    const offered = await server.completionAt(
      path(),
      `${HEAD}find:\n  old:\n    fact: agent.ver|\nwhen: old\n`,
    );
    expect(offered.get('agent.version')).toMatch(/version/i);
  });

  it('offers the keys of a case', async () => {
    const offered = await server.completionAt(path('.cases'), 'match:\n  - name: full\n    |\n');
    expect([...offered.keys()]).toEqual(expect.arrayContaining(['files', 'assume', 'expect']));
  });
});

describe('hover', () => {
  it('explains a key', async () => {
    const text = await server.hoverAt(path(), `${HEAD}exp|lains: [writes-failing]\n`);
    expect(text).toContain('symptoms of this one');
  });

  it('explains an option of a look', async () => {
    const text = await server.hoverAt(
      path(),
      `${HEAD}find:\n  full:\n    log: agent\n    cont|ains: no space left\n`,
    );
    expect(text).toContain('The line holds this text');
  });

  it('explains a fact', async () => {
    const text = await server.hoverAt(
      path(),
      `${HEAD}find:\n  old:\n    fact: agent.ver|sion\n    exists: true\n`,
    );
    expect(text).toMatch(/version of the/i);
  });
});

describe('diagnostics', () => {
  const BODY = 'find:\n  full:\n    log: agent\n    contains: no space left\nwhen: full\n';

  it('has nothing against a right rule', async () => {
    expect(await server.diagnosticsOf(path(), HEAD + BODY)).toEqual([]);
  });

  it.each([
    ['a key of the rule', HEAD.replace('component:', 'komponent:') + BODY, 4],
    ['an option of a look', HEAD + BODY.replace('contains', 'containz'), 8],
    ['a fact', `${HEAD}find:\n  old:\n    fact: agent.verzion\n    exists: true\nwhen: old\n`, 7],
    ['a value', HEAD.replace('severity: high', 'severity: hihg') + BODY, 3],
  ])('mark a typo in %s at its line', async (_name, text, line) => {
    const found = await server.diagnosticsOf(path(), text);
    expect(found.map(({ range }) => range.start.line)).toContain(line);
  });

  it('has nothing against the shipped rules and cases', async () => {
    const { rules } = await builtInPack();
    for (const { id, file } of rules.slice(0, 10)) {
      const cases = file.replace('.yaml', '.cases.yaml');
      expect(await server.diagnosticsOf(path(), readFileSync(file, 'utf8')), id).toEqual([]);
      expect(await server.diagnosticsOf(path('.cases'), readFileSync(cases, 'utf8')), id).toEqual([]);
    }
  });
});
