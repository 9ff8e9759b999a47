// What a backtest found, as text for a person and as JUnit for a build server.
import { markup, type Markup } from '../../util/markup.ts';
import { visibleText } from '../../util/visible-text.ts';
import type { BacktestResult, BundleChanges } from './backtest.ts';
import type { Budget } from './budget.ts';
import type { ChangedFinding, Difference, FindingName } from './compare-findings.ts';

/** `this change alters 3 of 214 flares: +2, −1`. */
export function headlineOf({ altered, flares, added, removed, changed }: BacktestResult): string {
  const counts = [`+${added}`, `−${removed}`, ...(changed > 0 ? [`${changed} changed`] : [])].join(', ');
  const head = `this change alters ${altered.length} of ${flares} ${flares === 1 ? 'flare' : 'flares'}`;
  return altered.length === 0 ? head : `${head}: ${counts}`;
}

export function renderBacktestText(result: BacktestResult, budget: Budget | undefined): string {
  const lines = [
    headlineOf(result),
    ...result.altered.flatMap((one) => ['', one.bundle, ...changeLines(one).map((line) => `  ${line}`)]),
    ...(result.unreadable.length === 0 ? [] : ['', `could not be read: ${result.unreadable.length}`]),
    ...result.unreadable.map(({ bundle, reason }) => `  ${bundle}: ${reason}`),
    ...result.failedRules.map((id) => `rule ${id} failed while it ran`),
    ...(budget === undefined ? [] : ['', budgetText(result, budget)]),
  ];
  return `${lines.map(visibleText).join('\n')}\n`;
}

/** A test case for each bundle, red when its findings change; the budget is one more. */
export function renderBacktestJunit(result: BacktestResult, budget: Budget | undefined): string {
  const { altered, flares, unreadable } = result;
  const isOver = budget !== undefined && !budget.isKept;
  const failures = altered.length + (isOver ? 1 : 0);
  const totals = markup`tests="${altered.length + unreadable.length + 1}" failures="${failures}" errors="0" skipped="${unreadable.length}" time="0"`;
  const cases = [
    ...altered.map((one) => testCase(one.bundle, failure(changeLines(one)))),
    ...unreadable.map(({ bundle, reason }) => testCase(bundle, markup`<skipped message="${reason}"/>`)),
    testCase(`all ${flares} flares`, isOver ? failure([budgetText(result, budget)]) : markup``),
  ];
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="flare-analyze rules backtest" ${totals}>
  <testsuite name="${headlineOf(result)}" ${totals}>
${cases}  </testsuite>
</testsuites>
`.source;
}

function testCase(name: string, content: Markup): Markup {
  return markup`    <testcase classname="backtest" name="${name}" time="0">${content}</testcase>\n`;
}

function failure(lines: readonly string[]): Markup {
  return markup`<failure message="${lines[0] ?? ''}">${lines.map((line) => markup`${line}\n`)}</failure>`;
}

function changeLines({ added, removed, changed }: BundleChanges): string[] {
  const named = (sign: string, { ruleId, severity }: FindingName): string =>
    `${sign} ${ruleId} (${severity})`;
  return [
    ...added.map((one) => named('+', one)),
    ...removed.map((one) => named('−', one)),
    ...changed.flatMap((one) => changedLines(one)),
  ];
}

const WHAT: Readonly<Record<Difference['what'], string>> = {
  severity: 'severity',
  evidence: 'evidence',
  explainedBy: 'explained by',
};

function changedLines({ ruleId, differences }: ChangedFinding): string[] {
  return differences.map(
    ({ what, before, after }) => `~ ${ruleId}: ${WHAT[what]} was ${before}, is ${after}`,
  );
}

function budgetText({ noise, flares }: BacktestResult, { limit, isKept }: Budget): string {
  const verdict = isKept ? 'within' : 'over';
  return `${noise} new findings of medium severity or higher in ${flares} flares: ${verdict} the budget of ${limit}`;
}
