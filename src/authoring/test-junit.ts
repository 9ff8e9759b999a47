// The cases of rules as JUnit XML, for build servers: a suite for each rule, a test case for each of its cases.
import { markup, type Markup } from '../util/markup.ts';
import type { CaseResult, PackTestResult } from './test-rules.ts';

export function renderTestJunit({ cases, mistakes }: PackTestResult): string {
  const byRule = new Map<string, CaseResult[]>();
  for (const one of cases) byRule.set(one.ruleId, [...(byRule.get(one.ruleId) ?? []), one]);
  const failures = cases.filter((one) => one.differences.length > 0).length;
  const suites = [...byRule].map(([ruleId, own]) => suiteOf(ruleId, own));
  const errors = mistakes.map(
    ({ file, line, column, code, message }) =>
      markup`    <testcase classname="${file}" name="${code}" time="0"><error message="${`${file}:${line}:${column} ${message}`}"/></testcase>
`,
  );
  const broken =
    errors.length === 0 ? markup`` : suite('case files', totals(errors.length, 0, errors.length), errors);
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="flare-analyze rules test" ${totals(cases.length + errors.length, failures, errors.length)}>
${suites}${broken}</testsuites>
`.source;
}

function suiteOf(ruleId: string, cases: readonly CaseResult[]): Markup {
  const failures = cases.filter((one) => one.differences.length > 0).length;
  return suite(ruleId, totals(cases.length, failures, 0), cases.map(caseOf));
}

function suite(name: string, counts: Markup, cases: readonly Markup[]): Markup {
  return markup`  <testsuite name="${name}" ${counts}>
${cases}  </testsuite>
`;
}

function caseOf({ ruleId, outcome, name, file, differences }: CaseResult): Markup {
  const lines = differences.map((one) => markup`${one}\n`);
  const failure =
    differences.length === 0
      ? markup``
      : markup`<failure message="${differences[0] ?? ''}" type="${outcome}">${lines}</failure>`;
  return markup`    <testcase classname="${ruleId}" name="${`${outcome} › ${name}`}" file="${file}" time="0">${failure}</testcase>
`;
}

function totals(tests: number, failures: number, errors: number): Markup {
  return markup`tests="${tests}" failures="${failures}" errors="${errors}" skipped="0" time="0"`;
}
