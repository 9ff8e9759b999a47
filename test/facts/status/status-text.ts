// Short ways to build status pages and to look at the facts in them.
import type { Fact } from '../../../src/model/fact.ts';
import type { FlareDocument } from '../../../src/model/flare.ts';
import { readStatusFacts } from '../../../src/facts/status/status-facts.ts';
import { parseStatusPage, type StatusPage } from '../../../src/facts/status/status-page.ts';

export function documentOf(text: string): FlareDocument {
  return { path: 'status.log', role: 'status', lines: text.split('\n') };
}

export function pageOf(text: string): StatusPage {
  return parseStatusPage(documentOf(text));
}

export function factsOf(text: string): Fact[] {
  return readStatusFacts(documentOf(text));
}

/** The facts as a plain object, without their evidence. */
export function valuesOf(facts: readonly Fact[]): Record<string, unknown> {
  return Object.fromEntries(facts.map((fact) => [fact.name, fact.value]));
}

/** The line numbers of a list's items. */
export function itemLines(facts: readonly Fact[], name: string): number[] | undefined {
  return facts.find((fact) => fact.name === name)?.itemPlaces?.map((place) => place.line);
}

/** A section as the Agent frames it. */
export function section(title: string, body: string): string {
  const rule = '='.repeat(title.length);
  return `${rule}\n${title}\n${rule}\n${body}\n`;
}
