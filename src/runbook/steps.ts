// The steps of a finding's `remediation`: what to do, one Markdown string each, values included.
import type { RunbookSection } from '../model/runbook.ts';
import { inlineTree, markdownTree, type Block } from './markdown-tree.ts';
import { renderRunbookMarkdown } from './render-markdown.ts';
import type { RunbookValues } from './runbook-values.ts';

const STEP_HEADING_LEVEL = 4;

/**
 * The items of the first numbered list of each fix section, in order. When several fixes are shown, because
 * the platform is not known, the first step of each starts with the heading of its section in bold.
 */
export function runbookSteps(sections: readonly RunbookSection[], values: RunbookValues): string[] {
  const fixes = sections.filter((section) => section.part === 'fix');
  return fixes.flatMap((section) => {
    const lead = fixes.length > 1 ? [headingBlock(section, values)] : [];
    return stepBlocks(section, values).map((step, index) =>
      renderRunbookMarkdown(index === 0 ? [...lead, ...step] : step, STEP_HEADING_LEVEL),
    );
  });
}

function stepBlocks(section: RunbookSection, values: RunbookValues): readonly (readonly Block[])[] {
  const lists = markdownTree(section.body, values).flatMap((block) =>
    block.kind === 'list' ? [block.list] : [],
  );
  return lists.find((list) => list.start !== undefined)?.items ?? [];
}

function headingBlock(section: RunbookSection, values: RunbookValues): Block {
  const children = inlineTree(section.heading, values);
  return { kind: 'paragraph', isTight: false, children: [{ kind: 'strong', children }] };
}
