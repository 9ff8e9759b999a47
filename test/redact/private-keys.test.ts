import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../src/assemble/evidence.ts';
import { redact, redactLines } from '../../src/redact/redact.ts';
import { reportOf, rulesetOf } from '../support/flare-of.ts';

const BEGIN = '-----BEGIN RSA PRIVATE KEY-----';
const END = '-----END RSA PRIVATE KEY-----';
const FULL_LINE = 'k0Jp+/9fXh2tqLrR5mWcDzYvB1nQeUaGs7TiOoPj4xZlKbVgMwNfHdSyCu3E8IrA';
const LAST_LINE = 'Zm9vYmFy9w==';
const KEY = [BEGIN, 'Proc-Type: 4,ENCRYPTED', '', FULL_LINE, LAST_LINE, END];
const CLEAN = [BEGIN, '********', '', '********', '********', END];

const texts = (lines: readonly string[], above: string | null = ''): string[] =>
  redactLines(lines, above).map(({ text }) => text);

describe('a private key', () => {
  it('shows only its first and last line, and is reported at the first', () => {
    expect(texts(['tls:', ...KEY, 'site: datadoghq.eu'])).toEqual(['tls:', ...CLEAN, 'site: datadoghq.eu']);
    const leaked = redactLines(['tls:', ...KEY], '').map((line) => line.leaked);
    expect(leaked).toEqual([[], ['private key'], [], [], [], [], []]);
  });

  it('stays indented in YAML', () => {
    const lines = ['key: |', ...KEY.map((line) => `    ${line}`), `  next: x`];
    expect(texts(lines)).toEqual([
      'key: |',
      ...CLEAN.map((line) => (line === '' ? '    ' : `    ${line}`)),
      '  next: x',
    ]);
  });

  it('may begin beside its name or stand on one line', () => {
    expect(texts([`private_key: ${BEGIN}`, LAST_LINE, END])).toEqual([
      `private_key: ${BEGIN}`,
      '********',
      END,
    ]);
    const line = `"tls_key": "${BEGIN}\\n${FULL_LINE}\\n${LAST_LINE}\\n${END}\\n",`;
    expect(redact(line)).toEqual({
      text: `"tls_key": "${BEGIN}********${END}\\n",`,
      leaked: ['private key'],
    });
    expect(texts([`cut: ${BEGIN}\\n${FULL_LINE}\\nZm9v`])).toEqual([`cut: ${BEGIN}********`]);
  });

  it('is known by its end when the lines above are not', () => {
    expect(texts([LAST_LINE, END, LAST_LINE], null)).toEqual(['********', END, LAST_LINE]);
    expect(texts(['a text', LAST_LINE, END], null)).toEqual(['a text', LAST_LINE, END]);
    expect(texts([LAST_LINE, END])).toEqual([LAST_LINE, END]);
  });

  it('is neither a message about one nor one that was scrubbed', () => {
    const lines = [
      `no key in "${BEGIN}" of /etc/key.pem: EOF`,
      '2024-05-01 | INFO | went on',
      BEGIN,
      '********',
      END,
    ];
    expect(redactLines(lines, '')).toEqual(lines.map((text) => ({ text, leaked: [] })));
  });

  it('of a text with several lines is hidden too', () => {
    expect(redact(KEY.join('\n'))).toEqual({ text: CLEAN.join('\n'), leaked: ['private key'] });
  });

  it('in a setting is reported by its place', async () => {
    const report = await reportOf({ 'etc/datadog.yaml': `a: b\n${KEY.join('\n')}\n` }, rulesetOf());
    const message = expect.stringContaining('An unscrubbed private key is in line 2.') as string;
    expect(report.problems).toContainEqual({ code: 'leaked-secret', file: 'etc/datadog.yaml', message });
  });

  it.each([1, 2, 6, 7, 8])('beside evidence in line %i is hidden', (line) => {
    const page = ['key: |', ...KEY, 'site: datadoghq.eu'];
    const place = { file: 'etc/datadog.yaml', line, text: page[line - 1]!, before: [], after: [] };
    const look = {
      verdict: 'seen' as const,
      expected: '',
      actual: '',
      evidence: [place],
      captures: {},
      missing: [],
    };
    const [evidence] = evidenceOf([{ observation: look }], () => page);
    const shown = [...evidence!.context.before, evidence!.text, ...evidence!.context.after].join('\n');
    expect(shown).not.toContain(LAST_LINE);
    expect(shown).not.toContain(FULL_LINE);
  });
});
