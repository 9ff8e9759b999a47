// The values a runbook may show of the flare, and how they are named in its text. Values come from the bundle
// and are hostile: they enter a runbook only as code, after its Markdown has been parsed (markdown-tree.ts).
import { unitOf } from '../model/fact-table.ts';
import type { FactScalar } from '../model/fact.ts';
import { ISSUE_VALUES } from '../model/known-issue.ts';
import type { Language } from '../model/language.ts';
import type { ReportEvidence } from '../model/report.ts';
import { amountText, shortNumber } from '../util/amount-text.ts';

/** By name as written between the braces: `evidence.denied.text`, `evidence.denied.where`, `error`, `fact.host.os`. */
export type RunbookValues = ReadonlyMap<string, string>;

/** A finding has the first two; the facts are those of the report. */
export interface ValueSources {
  readonly evidence: readonly ReportEvidence[];
  readonly variables: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, FactScalar>>;
  /** Of the text that they are put into. */
  readonly language: Language;
}

/** Of several pieces of evidence of one look the first one speaks. */
export function runbookValues(sources: ValueSources): RunbookValues {
  const values = new Map<string, string>();
  const facts = Object.entries(sources.facts).map(
    ([name, value]) => [`fact.${name}`, String(value)] as const,
  );
  for (const [name, value] of [...facts, ...Object.entries(sources.variables)])
    values.set(name, shownValue(name, value, sources.language));
  for (const { find, alsoFind = [], file, line, text } of [...sources.evidence].reverse()) {
    for (const look of find === undefined ? [] : [find, ...alsoFind]) {
      values.set(`evidence.${look}.text`, text);
      values.set(`evidence.${look}.where`, `${file}:${line}`);
    }
  }
  return values;
}

/** More decimals than anybody reads: a number that was computed. */
const LONG_FRACTION = /^-?\d+\.\d{4,}$/;

/** A fact with a unit, and a long fraction, as people read them; `name` as it is written between the braces. */
export function shownValue(name: string, value: string, language: Language): string {
  const unit = name.startsWith('fact.') ? unitOf(name.slice('fact.'.length)) : undefined;
  const isNumber = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(value);
  if (unit !== undefined && isNumber) return amountText(Number(value), unit, language);
  return LONG_FRACTION.test(value) ? shortNumber(Number(value)) : value;
}

/**
 * `{{ error }}`, `{{ fact.agent.version }}`. Templates of other tools keep their meaning, because they start
 * with a dot or hold more than a name: `docker inspect --format '{{ .State.Status }}'`, `{{json .}}`.
 */
const VALUE = /\{\{ *([A-Za-z_][\w-]*(?:\.[\w-]+)*) *\}\}/;

/** A text cut at its values: literal, name, literal, name, … literal. */
export function splitAtValues(text: string): string[] {
  return text.split(VALUE);
}

/** The length and name of the value that starts at `position`, if one does. */
export function valueAt(text: string, position: number): { name: string; length: number } | undefined {
  const end = text.indexOf('}}', position);
  const match = end < 0 ? null : new RegExp(`^${VALUE.source}$`).exec(text.slice(position, end + 2));
  return match?.[1] === undefined ? undefined : { name: match[1], length: end + 2 - position };
}

/** A fact, the text or place of a look's evidence, a part of the known issue, or a variable. */
export function isValueName(name: string): boolean {
  if (ISSUE_VALUES.some((value) => value === name)) return true;
  return /^(?:fact\..+|evidence\.[\w-]+\.(?:text|where)|[A-Za-z_]\w*)$/.test(name);
}

/** Names between braces of which one is missing, or with something else beside the name. */
const ALMOST_VALUE = /\{\{[^{}]*\}\}|\{\{ *[A-Za-z_][\w.-]* *\}?(?!\})|(?<!\{)\{ *[A-Za-z_][\w.-]* *\}\}/g;
/** In templates of other tools a field, a variable or a text stands somewhere between the braces, or one of these words. */
const OTHER_TOOL = /(?:^|[\s(|])[.$"'`]|^[-/]|^ *(?:end|else) *$/;

/** What looks like a value and is none, with its place in the line from 0. */
export function malformedIn(line: string): { readonly text: string; readonly index: number }[] {
  return [...line.matchAll(ALMOST_VALUE)]
    .filter(({ 0: text }) => splitAtValues(text).length === 1 && !OTHER_TOOL.test(inside(text)))
    .map(({ 0: text, index }) => ({ text, index }));
}

function inside(text: string): string {
  return text.replace(/^\{+|\}+$/g, '');
}
