// The catalogue: every rule of the pack on one page, by area, worst first.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Rule } from '../src/model/rule.ts';
import { SEVERITIES, severityRank } from '../src/model/severity.ts';
import { parseRule } from '../src/ruleset/parse-rule.ts';
import { HEADER, row, table } from './markdown-table.ts';

/** `root` is the project’s folder. */
export function cataloguePage(root: string): string {
  const rules = rulesIn(root);
  const areas = [...new Set(rules.map(areaOf))];
  const totals = SEVERITIES.map((severity) => {
    const count = rules.filter((rule) => rule.severity === severity).length;
    return `${count} ${severity}`;
  });
  const introduction = `${rules.length} rules: ${totals.join(', ')}. \`flare-analyze rules show ID\` says what one of them looks for.\n`;
  const sections = areas.map((area) => {
    const rows = rules.filter((rule) => areaOf(rule) === area).map(ruleRow);
    return `\n## ${area}\n\n${table(HEAD, rows)}`;
  });
  return `# Rules of the built-in pack\n\n${HEADER}${introduction}${sections.join('')}`;
}

const HEAD = ['rule', 'severity', 'says', 'applies to', 'runbook'];

/** Every rule of the built-in pack, by area, worst first. */
export function rulesIn(root: string): Rule[] {
  const files = readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/[^/]+\.yaml$/.test(file) && !file.endsWith('.cases.yaml'))
    .map((file) => join('rules', file));
  const rules = files.map((file) => {
    const { rule, mistakes } = parseRule(readFileSync(join(root, file), 'utf8'), file);
    if (rule === undefined) throw new Error(`${file}: ${mistakes[0]?.message ?? ''}`);
    return rule;
  });
  return rules.sort(
    (a, b) =>
      compare(areaOf(a), areaOf(b)) ||
      severityRank(a.severity) - severityRank(b.severity) ||
      compare(a.id, b.id),
  );
}

function areaOf({ file }: Rule): string {
  return relative('rules', file).split('/')[0] ?? '';
}

function ruleRow(rule: Rule): string {
  const { id, severity, texts, file, flares, runbook, maturity } = rule;
  const state = maturity === 'stable' ? '' : ` (${maturity})`;
  return row([
    `[\`${id}\`](../${file})${state}`,
    severity,
    texts.title.en.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, '*$1*'),
    flares.filter((kind) => kind !== 'unknown').join(', '),
    `[${runbook}](../runbooks/${runbook}.en.md)`,
  ]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
