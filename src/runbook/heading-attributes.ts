// The attributes at the end of a part's heading, written as Pandoc writes them:
// `## Fix in a manifest {#fix platform=manifest,docker kubernetes=">=1.30"}`.
import { PLATFORMS, RUNBOOK_PARTS, type Platform, type RunbookPart } from '../model/runbook.ts';
import { rangeMistake } from '../util/versions.ts';
import type { RunbookMistakeCode } from './runbook-mistake-table.ts';

export interface HeadingAttributes {
  /** The heading without its attributes. */
  readonly heading: string;
  readonly part?: RunbookPart;
  readonly platforms: readonly Platform[];
  readonly kubernetes?: string;
  readonly mistakes: readonly { readonly code: RunbookMistakeCode; readonly found: string }[];
}

const ATTRIBUTE = /#[^\s"]+|[^\s="]+="[^"]*"|\S+/g;

/** `text` is the heading as written, without its `##`. */
export function parseHeading(text: string): HeadingAttributes {
  const open = text.endsWith('}') ? text.lastIndexOf('{') : -1;
  // `{{ value }}` at the end of a heading is a value, not a set of attributes.
  if (open < 0 || text[open - 1] === '{') return withoutPart(text.trim(), []);
  const heading = text.slice(0, open).trim();
  const attributes = (text.slice(open + 1, -1).match(ATTRIBUTE) ?? []).map(parseAttribute);
  const mistakes = attributes.flatMap((attribute) => attribute.mistakes ?? []);
  const part = attributes.findLast((attribute) => attribute.part !== undefined)?.part;
  const kubernetes = attributes.findLast((attribute) => attribute.kubernetes !== undefined)?.kubernetes;
  const platforms = attributes.flatMap((attribute) => attribute.platforms ?? []);
  const isNamed = part !== undefined || mistakes.some((mistake) => mistake.code === 'UNKNOWN_PART');
  if (!isNamed) return withoutPart(heading, mistakes);
  return { heading, platforms, mistakes, ...(part && { part }), ...(kubernetes && { kubernetes }) };
}

function withoutPart(heading: string, mistakes: HeadingAttributes['mistakes']): HeadingAttributes {
  return { heading, platforms: [], mistakes: [{ code: 'NO_PART', found: heading }, ...mistakes] };
}

type Attribute = Partial<Omit<HeadingAttributes, 'heading'>>;

function parseAttribute(text: string): Attribute {
  if (text.startsWith('#')) return partAttribute(text.slice(1));
  const [, key, value] = /^([a-z]+)="?([^"]*)"?$/.exec(text) ?? [];
  if (key === 'platform' && value) return platformAttribute(value.split(','));
  if (key === 'kubernetes' && value !== undefined) return kubernetesAttribute(value);
  return { mistakes: [{ code: 'UNKNOWN_ATTRIBUTE', found: text }] };
}

function partAttribute(name: string): Attribute {
  const part = RUNBOOK_PARTS.find((known) => known === name);
  return part === undefined ? { mistakes: [{ code: 'UNKNOWN_PART', found: name }] } : { part };
}

function platformAttribute(names: readonly string[]): Attribute {
  const platforms = PLATFORMS.filter((known) => names.includes(known));
  const unknown = names.filter((name) => !platforms.some((known) => known === name));
  return { platforms, mistakes: unknown.map((found) => ({ code: 'UNKNOWN_PLATFORM', found })) };
}

function kubernetesAttribute(range: string): Attribute {
  const isUsable = range.trim() !== '' && rangeMistake(range) === undefined;
  return isUsable ? { kubernetes: range } : { mistakes: [{ code: 'BAD_RANGE', found: range }] };
}
