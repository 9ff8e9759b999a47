// Lists under a label in a status page, as runtime security prints them.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { stated, statedList } from './status-fact.ts';
import type { StatusLine } from './status-page.ts';

//     Failed:
//       - datadog_agent_cws_self_test_rule_chown
/** Security 2.2. Nothing when the label is not there. */
export function readBullets(name: FactName, label: string, lines: readonly StatusLine[]): Fact[] {
  const start = lines.findIndex((line) => line.content.startsWith(label));
  const heading = lines[start];
  if (heading === undefined) return [];
  if (heading.content.endsWith(' none')) return [{ ...stated(name, [], heading), itemPlaces: [] }];
  const end = lines.findIndex((line, at) => at > start && !line.content.startsWith('- '));
  const bullets = lines.slice(start + 1, end < 0 ? undefined : end);
  return [
    statedList(
      name,
      heading,
      bullets.map((line) => ({ value: line.content.slice(2).trim(), line })),
    ),
  ];
}
