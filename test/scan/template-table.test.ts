import { describe, expect, it } from 'vitest';
import { templateOf } from '../../src/scan/templates/log-template.ts';
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

describe('the text of a template', () => {
  it('says that it was cut', () => {
    expect(templateOf(`disk ${'x'.repeat(294)}y`)).toMatch(/xy$/);
    expect(templateOf(`disk ${'x'.repeat(294)}yz`)).toMatch(/xy…$/);
  });
});

describe('quotes in a template', () => {
  it.each([
    ["can't resolve host a.example: it doesn't answer", "can't resolve host a.example: it doesn't answer"],
    ["check 'disk' can't open '/dev/sda'", "check <text> can't open <text>"],
    ["KeyError: u'data' in b'x'", 'KeyError: u<text> in b<text>'],
    ["path='/var/lib', the hosts' names aren't known", "path=<text>, the hosts' names aren't known"],
    ['said "it\'s" and `that`', 'said <text> and <text>'],
  ])('%s', (message, template) => expect(templateOf(message)).toBe(template));

  it('are the same for messages that differ in digits only', () => {
    const message = (digit: number): string => `don't open ${digit}'a${digit}' or 'b'${digit} or 'c${digit}'`;
    expect(templateOf(message(1))).toBe(templateOf(message(7)));
  });
});

describe('the patterns of a template', () => {
  it('are the same in whatever order its lines come', () => {
    const ids = Array.from({ length: 120 }, (_, index) => `rule-${index}`);
    const kept = hitBy(ids);
    expect(kept).toHaveLength(50);
    expect(hitBy([...ids].reverse())).toEqual(kept);
    expect(hitBy([...ids.slice(70), ...ids.slice(0, 70)])).toEqual(kept);
  });
});
