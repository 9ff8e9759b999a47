import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const read = (text: string, ...names: string[]): unknown[] => {
  const facts = factsOf({ 'diagnose.log': text });
  return names.map((name) => valueOrCause(facts, `diagnose.${name}`));
};
const COUNTS = ['total', 'passed', 'failed', 'warnings', 'unexpectedErrors'];

const SUITES = `=== Starting diagnose ===
==============
Suite: port-conflict
1. --------------
  PASS [port] cmd_port
  Description: The port of the command line
  Diagnosis: Required port 5001 is used by the Agent

==============
Suite: connectivity-datadog-core-endpoints
2. --------------
  FAIL [http_check] [connectivity] Intake
  Diagnosis: Connection to \`https://intake.example.test\` failed:
    tried twice
  Remediation: Look at the proxy
  Error: dial tcp: i/o timeout

3. --------------
  UNEXPECTED ERROR Nameless
  Diagnosis: broken

-------------------------
  Total:3, Success:1, Fail:1, Error:1
`;

describe('diagnose.log with suites', () => {
  it('lists what failed by the line of the result', () => {
    const facts = factsOf({ 'diagnose.log': SUITES });
    expect(facts.fact('diagnose.failures')).toMatchObject({
      value: {
        value: [
          {
            suite: 'connectivity-datadog-core-endpoints',
            check: 'http_check',
            category: 'connectivity',
            name: 'Intake',
            result: 'fail',
            diagnosis: 'Connection to `https://intake.example.test` failed:\n    tried twice',
            remediation: 'Look at the proxy',
            error: 'dial tcp: i/o timeout',
          },
          { name: 'Nameless', result: 'error', diagnosis: 'broken' },
        ],
        itemPlaces: [{ line: 12 }, { line: 19 }],
      },
    });
  });

  it('lists all results and the Agent’s own counts', () => {
    const [results, ...counts] = read(SUITES, 'results', ...COUNTS);
    expect(results).toHaveLength(3);
    expect(results).toContainEqual({
      suite: 'port-conflict',
      category: 'port',
      name: 'cmd_port',
      result: 'pass',
      description: 'The port of the command line',
      diagnosis: 'Required port 5001 is used by the Agent',
    });
    expect(counts).toEqual([3, 1, 1, 0, 1]);
  });

  it('takes no line of a text for a result', () => {
    const text = '=== Starting diagnose ===\n1. ------\n  PASS a\n  Diagnosis: x\n  FAIL [b] c\n';
    expect(read(text, 'failures', 'total')).toEqual([[], { cause: 'absent' }]);
  });

  it('knows dots for what passed', () => {
    const text = '=== Starting diagnose ===\n......\n-------------------------\n  Total:6, Success:6\n';
    expect(read(text, 'failures', 'passed', 'failed')).toEqual([[], 6, 0]);
  });
});

describe('diagnose.log of older Agents', () => {
  const OLD = `=== Running Docker availability diagnosis ===
[INFO] Connect: no socket - 1548161234123456789
[ERROR] RunAll: diagnosis error for Docker availability: cannot connect - 1548161234123456790
===> FAIL

=== Running EC2 Metadata availability diagnosis ===
===> PASS
`;

  it('keeps the name and the last line before the result', () => {
    expect(read(OLD, 'failures', 'results', 'total')).toEqual([
      [
        {
          name: 'Docker availability',
          result: 'fail',
          error: 'RunAll: diagnosis error for Docker availability: cannot connect',
        },
      ],
      [
        expect.objectContaining({ name: 'Docker availability' }),
        { name: 'EC2 Metadata availability', result: 'pass' },
      ],
      { cause: 'absent' },
    ]);
  });

  it('takes no result without a name', () => {
    expect(read('=== Running A diagnosis ===\n===> PASS\n===> FAIL', 'failures')).toEqual([[]]);
  });
});

describe('a diagnosis in JSON', () => {
  const JSON_PAGE = `{
  "runs": [
    {"suite_name": "port-conflict", "diagnoses": [
      {"result": 0, "name": "a", "diagnosis": "fine"},
      {"result": 1, "name": "b", "category": "port", "rawerror": "taken"},
      {"result": 7, "name": "c"},
      {"name": "d"}
    ]}
  ],
  "summary": {"total": 2, "success": 1, "fail": 1}
}`;

  it('is read like the page', () => {
    expect(read(JSON_PAGE, 'failures', ...COUNTS)).toEqual([
      [{ suite: 'port-conflict', name: 'b', category: 'port', error: 'taken', result: 'fail' }],
      2,
      1,
      1,
      0,
      0,
    ]);
    expect(factsOf({ 'diagnose.json': JSON_PAGE }).fact('diagnose.failures')).toMatchObject({
      value: { line: 5, file: 'diagnose.json' },
    });
  });

  it.each(['{"a": 1}', '{', ''])('makes nothing of %j', (text) => {
    expect(read(text, 'results')).not.toContainEqual([]);
  });
});
