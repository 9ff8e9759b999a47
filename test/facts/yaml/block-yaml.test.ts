// The fast reader of plain blocks against the library, which reads all of YAML: what it reads must be the same, and it
// must read what Go writes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readBlockYaml } from '../../../src/facts/yaml/block-yaml.ts';
import { parseAnyYaml } from '../../../src/facts/yaml/yaml-positions.ts';
import { fixtureFiles } from '../../support/fixture-files.ts';

const byLibrary = (lines: readonly string[]): unknown =>
  parseAnyYaml({ path: 'dump.yaml', role: 'runtime-config-dump', lines });

/** Whether it was read at all. */
function isTheSame(lines: readonly string[]): boolean {
  const root = readBlockYaml(lines);
  if (root !== undefined) expect({ ok: true, root }).toEqual(byLibrary(lines));
  return root !== undefined;
}

const key = fc.oneof(
  fc.constantFrom(
    ...[
      'a',
      'api_key',
      'x.y',
      'null',
      'True',
      'no',
      '"a"',
      '1',
      '<<',
      'a b',
      '-',
      '',
      'true b',
      'a:0x1',
      'a:b:c',
    ],
    ...['a  b', 'a -b', 'a #b', 'a b:c d', "'a'", "'a: b'", "'it''s'", "'null'", "'a' b", "''", "'a''"],
  ),
  fc.stringMatching(/^[a-z:' .#-]{1,8}$/),
);
const value = fc.constantFrom(
  ...[
    '1',
    '-1',
    '-0',
    '007',
    '1.5',
    '1.',
    '.5',
    '1e3',
    '0x1f',
    '0o7',
    '1_000',
    '7.60.1',
    '1.2e',
    '8a060b70-36a2-4186',
    '0e',
    '1e5',
    '+.5e-1',
    '12e03-4',
    '10ms',
    '9'.repeat(20),
  ],
  ...[
    'true',
    'False',
    'TRUE',
    'null',
    'NULL',
    '~',
    '',
    'yes',
    '.inf',
    '-.Inf',
    '.nan',
    '-',
    '--',
    '---',
    '--- a',
    '...',
    '1756929010000000',
    '-9007199254740993',
  ],
  ...[
    "''",
    "'it''s'",
    "'a' # b",
    "'a",
    '""',
    '"a\\n"',
    '"a"',
    '"a" b',
    "'*** 4dda'",
    '*abc',
    '&a b',
    '!t a',
    '| ',
    '>-',
  ],
  ...[
    'a',
    'a b',
    'a: b',
    'a:',
    'a #b',
    'a#b',
    '# a',
    '[]',
    '{}',
    '[1]',
    '{a: 1}',
    '[ ]',
    'http://a:80/?b=c',
    '@a',
    '%a',
  ],
  ...[
    'a\tb',
    'a\u0085b',
    'a\u2028b',
    'ä',
    '日本',
    'a\rb',
    '\ufeffa',
    'a\u0000',
    '-a',
    '- a',
    '- - a',
    '? a',
    ', a',
    'a, b',
  ],
);
const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '  ', '    ', ' ', '   ', '\t', '\u00a0'),
    fc.constantFrom('', '', '', '- ', '-  ', '- - '),
    fc.option(key, { nil: undefined, freq: 6 }),
    fc.constantFrom(': ', ':', ':  ', ' : ', ': \t'),
    value,
    fc.constantFrom('', '', '', ' ', ' # said', '\t'),
  )
  .map(([indent, dash, name, colon, text, end]) =>
    [indent, dash, name === undefined ? '' : `${name}${colon}`, text, end].join(''),
  );
const anyText = fc.array(fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: fc.string() }), {
  minLength: 1,
  maxLength: 7,
});

const scalar = fc.oneof(
  fc.stringMatching(/^[a-z /:.*'"#-]{0,9}$/),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.boolean(),
  fc.constant(null),
);
const data = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z_][a-z_: ']{0,5}$/), tie('node'), { maxKeys: 4 }),
  ),
})).node;

/** A document as a marshaller writes it, and up to three changes to its lines. */
const changed = fc
  .tuple(
    data.filter((one) => typeof one === 'object' && one !== null),
    fc.boolean(),
    fc.array(fc.tuple(fc.nat(), fc.nat(5), line, value), { maxLength: 3 }),
  )
  .map(([written, indentSeq, changes]) => {
    const options = { indentSeq, lineWidth: 0, singleQuote: true, directives: changes.length === 2 };
    const lines = stringify(written, options).split('\n');
    for (const [where, what, newLine, newValue] of changes) {
      const at = where % lines.length;
      const old = lines[at] ?? '';
      const others = [
        `  ${old}`,
        old.slice(1),
        newLine,
        old.replace(/: .*|$/, `: ${newValue}`),
        `- ${old.trimStart()}`,
      ];
      if (what === 5) lines.splice(at, 1);
      else lines.splice(at, 1, others[what] ?? '');
    }
    return lines;
  });

describe('plain blocks of YAML', () => {
  it('give the tree that the library gives, for what a marshaller wrote, changed here and there', () => {
    let read = 0;
    fc.assert(
      fc.property(changed, (lines) => {
        if (isTheSame(lines)) read += 1;
      }),
      { numRuns: 4000 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it('give the tree that the library gives, for any text', () => {
    fc.assert(
      fc.property(anyText, (lines) => void isTheSame(lines)),
      { numRuns: 5000 },
    );
  });

  it('are read in the dumps of the fixtures', async () => {
    const isDump = /(?:runtime_config_dump\.yaml|\/expvar\/[\w-]+|\/install_info)$/;
    const files = [await fixtureFiles('docker-host'), await fixtureFiles('healthy-kubernetes')];
    const dumps = files.flatMap((all) => Object.entries(all)).filter(([path]) => isDump.test(path));
    expect(dumps.length).toBeGreaterThan(30);
    for (const [, content] of dumps) {
      const lines = Buffer.from(content).toString().split('\n');
      expect({ ok: true, root: readBlockYaml(lines) }).toEqual(byLibrary(lines));
    }
  });

  it('are given up where they are nested without end', () => {
    const deep = Array.from({ length: 120 }, (_, n) => `${' '.repeat(n)}a:`);
    expect(readBlockYaml([...deep, `${' '.repeat(120)}a: 1`])).toBeUndefined();
  });
});
