// The policies of runtime security with the state of each rule. The block around them is
// status-runtime-security.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { emptyList, statedList, type StatedItem } from './status-fact.ts';
import { splitRow } from './status-lookup.ts';
import type { StatusBlock, StatusLine } from './status-page.ts';

//       default.policy:
//         source: file
//         rules:
//             - my_rule: syntax_error (syntax error `1:5: unexpected token`)
/**
 * Security 2.2. Policies of the Agent itself, such as that of the self-test, are not listed since they are internal, so
 * that a block without any line tells of none. `isAnswered`: system-probe told what the page shows; otherwise such a
 * block says nothing.
 */
export function readPolicies(block: StatusBlock, isAnswered: boolean): Fact[] {
  if (isAnswered && block.lines.every(({ content }) => content === '')) {
    return [emptyList('cws.policies', block.heading)];
  }
  const rules: StatedItem<FactRecord>[] = [];
  let policy = '';
  let source = '';
  for (const line of block.lines) {
    const row = splitRow(line.content);
    if (row === undefined) continue;
    if (line.content.startsWith('- ')) rules.push(ruleItem({ policy, source }, line, row));
    else if (row.key === 'source') source = row.value;
    else if (row.value === '' && row.key !== 'rules') [policy, source] = [row.key, ''];
  }
  return rules.length === 0 ? [] : [statedList('cws.policies', block.heading, rules)];
}

function ruleItem(
  from: { readonly policy: string; readonly source: string },
  line: StatusLine,
  row: { readonly key: string; readonly value: string },
): StatedItem<FactRecord> {
  const given = Object.entries(from).filter(([, text]) => text !== '');
  return { value: { ...Object.fromEntries(given), rule: row.key, ...parseRuleState(row.value) }, line };
}

/** `loaded`, `error (missing macro)`; an error of several lines keeps its first. */
function parseRuleState(text: string): FactRecord {
  const at = text.indexOf(' (');
  if (at < 0) return { status: text };
  return { status: text.slice(0, at), error: text.slice(at + 2, text.endsWith(')') ? -1 : undefined) };
}
