// Runs one rule on the small flare of a case and says what differs from what the case expects.
import { analyze } from '../analyze.ts';
import { memoryArchive } from '../archive/memory-archive.ts';
import { assembleReport } from '../assemble/assemble-report.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { DEFAULT_LIMITS } from '../model/entry.ts';
import { parseMoment } from '../scan/time/log-stamp.ts';
import type { OutcomeKind, RuleOutcome } from '../model/outcome.ts';
import type { Finding } from '../model/report.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import type { FlareCase } from './case-schema.ts';
import { rememberedWith } from '../util/lazy.ts';
import { decidingLooks } from './deciding-looks.ts';

/** `  <== look` at the end of a line: the line is evidence of that look. */
export const MARK = /[ \t]+<== ([a-z][a-z0-9-]*)$/;
const MARKS = /(?:[ \t]+<== [a-z][a-z0-9-]*)+$/;
/** The look that evidence of `applies` is marked with. */
export const APPLIES_MARK = 'applies';

/** A line of a flare in a case: what looks like marks at its end would be taken for some. */
export function withoutMarks(line: string): string {
  return line.replace(MARKS, '');
}

interface MarkedFiles {
  readonly files: Record<string, string>;
  /** `file:line` by look. */
  readonly marks: ReadonlyMap<string, readonly string[]>;
}

/** The same list for each case of a rule, so that its patterns are made ready once. */
const aloneOf = rememberedWith((rule: Rule): readonly Rule[] => [rule]);

/** What the rule makes of the flare of a case. */
export function diagnoseCase(rule: Rule, pack: Ruleset, flareCase: FlareCase): Promise<Diagnosis> {
  const { files } = takeMarks(flareCase.files);
  const assume = Object.fromEntries(
    Object.entries(flareCase.assume).map(([key, value]) => [key, String(value)]),
  );
  const at = flareCase.at === undefined ? undefined : parseMoment(flareCase.at);
  const options = {
    name: 'case',
    limits: DEFAULT_LIMITS,
    assume,
    tool: { name: 'flare-analyzer', version: '0' },
    ...(at === undefined ? {} : { at }),
  };
  return analyze(memoryArchive(files), { ...pack, rules: aloneOf(rule) }, options);
}

/** Differences in words; empty when the case passes. */
export async function runCase(
  rule: Rule,
  pack: Ruleset,
  { flareCase, outcome }: { flareCase: FlareCase; outcome: OutcomeKind },
): Promise<string[]> {
  const { marks } = takeMarks(flareCase.files);
  const diagnosis = await diagnoseCase(rule, pack, flareCase);
  const got = diagnosis.outcomes[0];
  if (got?.outcome !== outcome) {
    const missing = got?.missing.map((one) => `${one.input} (${one.cause})`).join(', ') ?? '';
    return [
      `expected ${outcome}, got ${got?.outcome ?? 'nothing'}${missing === '' ? '' : `, missing ${missing}`}${got?.reason === undefined ? '' : `: ${got.reason}`}`,
      ...(got === undefined ? [] : decidingLooks(got)),
    ];
  }
  // A report is put into words for a finding only: mutants ask thousands of times.
  const finding = outcome === 'match' ? assembleReport(diagnosis, 'en').findings[0] : undefined;
  return [...missingDifferences(got, flareCase), ...findingDifferences(finding, flareCase, marks)];
}

function takeMarks(marked: Readonly<Record<string, string>>): MarkedFiles {
  const marks = new Map<string, string[]>();
  const entries = Object.entries(marked).map(([file, text]): [string, string] => {
    const lines = text.split('\n').map((line, index) => {
      const look = MARK.exec(line)?.[1];
      if (look !== undefined) marks.set(look, [...(marks.get(look) ?? []), `${file}:${index + 1}`]);
      return line.replace(MARK, '');
    });
    return [file, lines.join('\n')];
  });
  return { files: Object.fromEntries(entries), marks };
}

function missingDifferences(got: RuleOutcome, flareCase: FlareCase): string[] {
  const missing = got.missing.map((one) => one.input);
  return flareCase.expect.missing
    .filter((input) => !missing.includes(input))
    .map((input) => `expected ${input} to be named as missing, got ${missing.join(', ') || 'nothing'}`);
}

function findingDifferences(
  finding: Finding | undefined,
  flareCase: FlareCase,
  marks: MarkedFiles['marks'],
): string[] {
  if (finding === undefined)
    return marks.size > 0 ? ['lines are marked as evidence, but there is no finding'] : [];
  const { variables, confidence } = flareCase.expect;
  const wrong = Object.entries(variables).filter(([name, value]) => finding.variables[name] !== value);
  return [
    ...wrong.map(
      ([name, value]) =>
        `expected variable ${name} to be “${value}”, got “${finding.variables[name] ?? 'nothing'}”`,
    ),
    ...(confidence !== undefined && finding.confidence !== confidence
      ? [`expected confidence ${confidence}, got ${finding.confidence}`]
      : []),
    ...evidenceDifferences(finding, marks),
    ...unfilledTexts(finding),
  ];
}

function evidenceDifferences(finding: Finding, marks: MarkedFiles['marks']): string[] {
  const cited = new Map<string, string[]>();
  for (const { find = APPLIES_MARK, alsoFind = [], file, line } of finding.evidence) {
    for (const look of [find, ...alsoFind]) cited.set(look, [...(cited.get(look) ?? []), `${file}:${line}`]);
  }
  if (marks.size === 0) return ['mark the lines that are evidence with “  <== look”'];
  // A line has room for one mark: a line of one look may be marked for another.
  const marked = new Set([...marks.values()].flat());
  return [...marks].flatMap(([look, places]) => {
    const got = cited.get(look) ?? [];
    return [
      ...places
        .filter((place) => !got.includes(place))
        .map((place) => `expected ${place} as evidence of ${look}, got ${got.join(', ') || 'nothing'}`),
      ...got
        .filter((place) => !marked.has(place))
        .map((place) => `${place} is evidence of ${look} as well and carries no mark`),
    ];
  });
}

/** What is wrong with texts that lack a value. */
export function unfilledTexts(finding: Finding): string[] {
  const texts = [finding.title, finding.summary, ...finding.remediation];
  return texts
    .filter((text) => /\{\{\s*[A-Za-z_][\w.-]*\s*\}\}/.test(text))
    .map((text) => `a value is missing in: ${text}`);
}
