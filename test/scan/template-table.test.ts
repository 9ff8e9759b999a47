import { describe, expect, it } from 'vitest';
import type { RawHit } from '../../src/scan/hits/raw-hit.ts';
import { TemplateTable } from '../../src/scan/templates/template-table.ts';

const HIT: Omit<RawHit, 'line'> = {
  file: 'logs/agent.log',
  stamp: undefined,
  roughMs: 0,
  text: 'disk full',
  context: { before: [], after: [] },
  captures: {},
};

function hitBy(ids: readonly string[]): string[] {
  const table = new TemplateTable();
  for (const [line, id] of ids.entries())
    table.add({ source: 'agent', level: 'ERROR', text: 'disk full', hit: { ...HIT, line } }, [id]);
  return table.all().flatMap((one) => [...one.hitBy].sort());
}

describe('the patterns of a template', () => {
  it('are the same in whatever order its lines come', () => {
    const ids = Array.from({ length: 120 }, (_, index) => `rule-${index}`);
    const kept = hitBy(ids);
    expect(kept).toHaveLength(50);
    expect(hitBy([...ids].reverse())).toEqual(kept);
    expect(hitBy([...ids.slice(70), ...ids.slice(0, 70)])).toEqual(kept);
  });
});
