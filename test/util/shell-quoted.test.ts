import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellQuoted } from '../../src/util/shell-quoted.ts';
import { visibleText } from '../../src/util/visible-text.ts';

describe('a quoted word', () => {
  it.each([
    ['logs/agent.log:12', 'logs/agent.log:12'],
    ['my flare.zip', "'my flare.zip'"],
    ["it's.zip", `'it'\\''s.zip'`],
    ['$(reboot).zip', "'$(reboot).zip'"],
    ['', "''"],
  ])('%s', (text, quoted) => {
    expect(shellQuoted(text)).toBe(quoted);
  });

  it('is one word for a shell, and holds what is seen of the text', () => {
    const texts = fc.sample(fc.string({ unit: 'grapheme' }), { numRuns: 200, seed: 1 });
    const script = texts.map((text) => `printf '%s\\n' ${shellQuoted(text)}`).join('\n');
    const out = execFileSync('/bin/sh', { input: script, env: {} }).toString();
    expect(out).toBe(texts.map((text) => `${visibleText(text)}\n`).join(''));
  });
});
