// A chosen runbook as one list of blocks: notes first, then each section under its heading.
import type { Language } from '../model/language.ts';
import type { RunbookSection } from '../model/runbook.ts';
import type { RunbookChoice } from './choose-sections.ts';
import { inlineTree, markdownTree, type Block } from './markdown-tree.ts';
import { CHOICE_NOTES } from './runbook-labels-table.ts';
import type { RunbookValues } from './runbook-values.ts';

export interface RunbookPage {
  readonly choice: RunbookChoice;
  readonly values: RunbookValues;
  readonly language: Language;
}

export function pageBlocks({ choice, values, language }: RunbookPage): Block[] {
  const notes = choice.notes.map((note) => noteBlock(CHOICE_NOTES[language][note]));
  return [...notes, ...choice.sections.flatMap((section) => sectionBlocks(section, values))];
}

function sectionBlocks(section: RunbookSection, values: RunbookValues): Block[] {
  const heading: Block = { kind: 'heading', level: 2, children: inlineTree(section.heading, values) };
  return [heading, ...markdownTree(section.body, values)];
}

function noteBlock(text: string): Block {
  return {
    kind: 'quote',
    children: [{ kind: 'paragraph', isTight: false, children: [{ kind: 'text', text }] }],
  };
}
