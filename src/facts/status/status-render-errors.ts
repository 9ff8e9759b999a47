// What the Agent could not print of its own status.
import type { Fact } from '../../model/fact.ts';
import { statedList } from './status-fact.ts';
import { findSection } from './status-lookup.ts';
import type { StatusPage } from './status-page.ts';

// ====================
// Status render errors
// ====================
//   - template: forwarder.tmpl:1: function "fruit" not defined
/** Core 2.2: the last section, printed only when there is something to say. */
export function readRenderErrors(page: StatusPage): Fact[] {
  const section = findSection(page, 'Status render errors');
  if (section === undefined) return [];
  const errors = section.lines.map((line) => ({ value: line.content.replace(/^- /, ''), line }));
  return errors.length === 0 ? [] : [statedList('status.renderErrors', section.heading, errors)];
}
