// What a message says, without its numbers, ids and quoted parts.
import { describe, expect, it } from 'vitest';
import { templateOf } from '../../src/util/message-template.ts';

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
