// Whatever stands beside the name of a secret is masked, and nothing else of its line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redact/redact.ts';
import { isSecretName } from '../../src/util/secret-value.ts';
import { reportOf, rulesetOf, ruleText } from '../support/flare-of.ts';

const NAMES = [
  ...[
    'password',
    'PASSWD',
    'db_pass',
    'passphrase',
    'pwd',
    'redisPassword',
    'secret',
    'client_secret',
    'tokens',
  ],
  ...[
    'auth.token',
    'credential',
    'community',
    'snmp_community_string',
    'api_key',
    'apiKey',
    'DD_API_KEY',
    'apikey',
  ],
  ...[
    'X-Api-Key',
    'app_key',
    'application-key',
    'authKey',
    'AWS_SECRET_ACCESS_KEY',
    'private_key',
    'privKey',
  ],
  ...['encryption_key', 'SECRET_KEY', 'Proxy-Authorization'],
];

/** Printable, no blank at the ends; without the first characters of paths, placeholders and what YAML does not read as text. */
const text = fc
  .tuple(
    fc.stringMatching(/^[!#-&()+,.0-;=?-Z\\\]^_a-z}~]\d$/),
    fc.string({ unit: 'grapheme-ascii', minLength: 3, maxLength: 40 }),
  )
  .map(([start, rest]) => `${start}${rest}`)
  .filter((value) => /\S$/.test(value) && /\D\D/.test(value));
/** What a shell or an address takes for one word. */
const word = fc.stringMatching(/^[a-zA-Z]\d[\w!#%+./:=?@^~{}[\],-]{2,40}[\w=]$/);

interface Form {
  readonly value: fc.Arbitrary<string>;
  readonly before: (name: string) => string;
  readonly after: string;
  readonly written?: (value: string) => string;
}

const quoted = (value: string): string => JSON.stringify(value).slice(1, -1);

const SETTINGS: Readonly<Record<string, Form>> = {
  YAML: { value: text, before: (name) => `  ${name}: `, after: '' },
  'YAML in a list': { value: text, before: (name) => `  - ${name}: `, after: '' },
  'YAML in quotes': { value: text, before: (name) => `${name}: "`, after: '"', written: quoted },
  'YAML in single quotes': {
    value: text,
    before: (name) => `${name}: '`,
    after: "'",
    written: (value) => value.replaceAll("'", "''").replaceAll('\\', '_'),
  },
  variable: { value: text, before: (name) => ` - ${name}=`, after: '' },
};

const ANYWHERE: Readonly<Record<string, Form>> = {
  JSON: { value: text, before: (name) => `{"${name}":"`, after: '","user":"me"}', written: quoted },
  'JSON with blanks': { value: text, before: (name) => `"${name}": "`, after: '",', written: quoted },
  'JSON in JSON': {
    value: text,
    before: (name) => `{\\"${name}\\":\\"`,
    after: '\\",\\"user\\":1}',
    written: (value) => quoted(quoted(value)),
  },
  flag: { value: word, before: (name) => `run --${name} `, after: ' --user me' },
  'flag with a sign': { value: word, before: (name) => `run --${name}=`, after: ' --user me' },
  'word of a line': { value: word, before: (name) => `at ${name}=`, after: ', user=me' },
};

const cases = (forms: Readonly<Record<string, Form>>) =>
  fc.constantFrom(...Object.values(forms)).chain((form) =>
    fc
      .record({ form: fc.constant(form), name: fc.constantFrom(...NAMES), value: form.value })
      .map(({ name, value }) => ({
        line: `${form.before(name)}${form.written?.(value) ?? value}${form.after}`,
        clean: `${form.before(name)}********${form.after}`,
        written: form.written?.(value) ?? value,
      })),
  );

describe('the value beside the name of a secret', () => {
  it('has a name that all know as one', () => {
    expect(NAMES.filter((name) => !isSecretName(name))).toEqual([]);
  });

  it('is masked as a setting, and reported', () => {
    fc.assert(
      fc.property(cases({ ...SETTINGS, ...ANYWHERE }), ({ line, clean }) => {
        const { text: shown, leaked } = redact(line);
        expect([shown, leaked.length > 0]).toEqual([clean, true]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is masked in the middle of a log line', () => {
    const head = '2024-05-01 10:00:00 UTC | CORE | ERROR | (pkg/x.go:1 in run) | failed with ';
    fc.assert(
      fc.property(cases(ANYWHERE), ({ line, clean }) => {
        expect(redact(`${head}${line}`).text).toBe(`${head}${clean}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('is not in a report that quotes its line, catches it and reads its file', async () => {
    const rule = ruleText(
      'planted',
      `find:\n  line: { log: agent, contains: planted, regex: 'planted (?<error>.+)' }\nwhen: { all: [line] }\n`,
    );
    await fc.assert(
      fc.asyncProperty(cases(SETTINGS), cases(ANYWHERE), async (setting, line) => {
        const head = '2024-05-01 10:00:00 UTC | CORE | ERROR | (pkg/x.go:1 in run) | ';
        const report = await reportOf(
          {
            'logs/agent.log': `${head}before ${line.line}\n${head}planted ${line.line}\n${head}after ${line.line}\n`,
            'etc/confd/x.d/conf.yaml': `first: line\n${setting.line}\n`,
          },
          rulesetOf(rule),
        );
        const [finding] = report.findings;
        expect(finding?.evidence[0]?.text).toBe(`${head}planted ${line.clean}`);
        for (const secret of [line.written, setting.written]) {
          const text = JSON.stringify(report);
          expect(text).not.toContain(secret);
          expect(text).not.toContain(quoted(secret));
        }
        expect(report.problems).toContainEqual({
          code: 'leaked-secret',
          file: 'etc/confd/x.d/conf.yaml',
          message: expect.stringContaining(' is in line 2. ') as string,
        });
      }),
      { numRuns: 50 },
    );
  });
});
