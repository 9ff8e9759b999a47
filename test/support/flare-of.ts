// Builds knowledge and reports from small flares, so that tests say only what matters to them.
import { analyze } from '../../src/analyze.ts';
import { memoryArchive } from '../../src/archive/memory-archive.ts';
import { assembleReport } from '../../src/assemble/assemble-report.ts';
import type { Diagnosis } from '../../src/assemble/diagnosis.ts';
import { DEFAULT_LIMITS } from '../../src/model/entry.ts';
import type { Language } from '../../src/model/language.ts';
import type { Report } from '../../src/model/report.ts';
import type { Ruleset } from '../../src/model/rule.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { parseMoment } from '../../src/scan/time/log-stamp.ts';

export type Files = Readonly<Record<string, string>>;

/** Rules from their YAML; the id of each must be its first line. Fails when one has a mistake. */
export function rulesetOf(...texts: readonly string[]): Ruleset {
  const rules = texts.map((text) => {
    const id = /^id: (\S+)/m.exec(text)?.[1] ?? 'none';
    const { rule, mistakes } = parseRule(text, `${id}.yaml`);
    if (rule === undefined) throw new Error(mistakes.map((one) => `${one.line}: ${one.message}`).join('\n'));
    return rule;
  });
  return { rules, runbooks: new Map(), digest: 'test' };
}

/** A rule with only what the language demands, plus the given YAML of find and when. */
export function ruleText(id: string, body: string): string {
  return `id: ${id}\ntitle: { en: "${id}", ja: "${id}" }\nsummary: { en: s, ja: s }\nseverity: high\ncomponent: agent\n${body}`;
}

export function diagnosisOf(
  files: Files,
  pack: Ruleset,
  assume: Readonly<Record<string, string>> = {},
  incident?: string,
): Promise<Diagnosis> {
  const tool = { name: 'flare-analyzer', version: '0.0.0' };
  const at = incident === undefined ? undefined : parseMoment(incident);
  const options = { name: 'test', limits: DEFAULT_LIMITS, assume, tool };
  return analyze(memoryArchive(files), pack, at === undefined ? options : { ...options, at });
}

export async function reportOf(files: Files, pack: Ruleset, language: Language = 'en'): Promise<Report> {
  return assembleReport(await diagnosisOf(files, pack), language);
}

/** A status page of this version with more text below its header. */
export function statusPage(version: string, rest = ''): string {
  const title = `Agent (v${version})`;
  const rule = '='.repeat(title.length);
  return `${rule}\n${title}\n${rule}\n\n  Status date: 2024-05-01 10:00:00 UTC (1714557600000)\n\n${rest}`;
}
