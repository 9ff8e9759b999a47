// The layout of `log_format_json` (core 3.5). Agents do not always write valid JSON: version 6 does not escape the
// message, later ones escape it by the rules of Go. So no JSON parser is asked, which is slow to say no: a line is read
// pair by pair, and when that fails, taken apart by the keys that it must have.
import { parseDate } from '../time/log-stamp.ts';
import { levelOf, headerLine, type LogLine } from './log-line-parts.ts';

// {"agent":"core","time":"2023-01-01 00:00:00 UTC","level":"INFO","file":"pkg/x/y.go","line":"123","func":"Run","msg":"text","check":"cpu"}
// {"msg":"a line of JMXFetch"}
const KNOWN_KEYS = ['agent', 'time', 'level', 'file', 'line', 'func', 'msg'] as const;
type Key = (typeof KNOWN_KEYS)[number];
type Fields = ReadonlyMap<string, string>;

/** Characters before the message in which the other keys stand. */
const HEAD_LENGTH = 1200;
/** How the Agents begin, also where the line was cut before its message. */
const OPENING = /^\{"(?:agent|time)":"/;
const MESSAGE_KEY = '"msg":"';
const FIELD = /"(\w{1,20})":"((?:[^"\\]|\\.){0,400})"/g;
const PAIR = /"((?:[^"\\]|\\.){1,100})":"((?:[^"\\]|\\.)*)"(?:,|\}$)/y;
// ","check":"cpu"
const LAST_PAIR = /","([\w.-]{1,60})":"([^"]{0,200})$/;
const MAX_PAIRS = 20;
const ESCAPE = /\\(?:["\\/ntr]|u[0-9a-f]{4})/gi;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

export function parseJsonLayout(text: string): LogLine | undefined {
  if (!text.startsWith('{"') || !(OPENING.test(text) || text.includes(MESSAGE_KEY))) return undefined;
  const fields = validFields(text) ?? brokenFields(text);
  const value = (key: Key): string | undefined => fields.get(key);
  const file = value('file');
  const func = value('func');
  const context = [...fields]
    .filter(([key]) => !(KNOWN_KEYS as readonly string[]).includes(key))
    .map(([key, text]) => `${key}:${text}`)
    .join(',');
  return headerLine({
    stamp: parseDate(value('time') ?? ''),
    component: value('agent')?.toUpperCase(),
    level: levelOf(value('level')),
    place:
      file === undefined
        ? undefined
        : { file, line: Number(value('line')) || 0, ...(func === undefined ? {} : { func }) },
    context: context === '' ? undefined : context,
    message: value('msg') ?? '',
  });
}

/** Undefined when the line is not made of pairs of strings up to its end. */
function validFields(text: string): Fields | undefined {
  const fields = new Map<string, string>();
  let at = 1;
  for (let pairs = 0; at < text.length && pairs < MAX_PAIRS; pairs++) {
    PAIR.lastIndex = at;
    const match = PAIR.exec(text);
    if (match === null) return undefined;
    fields.set(match[1] ?? '', withoutEscapes(match[2] ?? ''));
    at += match[0].length;
  }
  return at === text.length && text.endsWith('}') ? fields : undefined;
}

/** What Go escapes and JSON does not know stays as it is written. */
function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (escape) => {
    const letter = escape.charAt(1).toLowerCase();
    if (letter === 'u') return String.fromCharCode(parseInt(escape.slice(2), 16));
    return ESCAPED[letter] ?? escape.charAt(1);
  });
}

/** Before the message the keys are safe; after it the pairs that end the line are taken for context. */
function brokenFields(text: string): Fields {
  const found = text.indexOf(MESSAGE_KEY);
  const start = found < 0 ? text.length : found;
  const fields = new Map<string, string>();
  for (const [, key = '', value = ''] of text.slice(0, Math.min(start, HEAD_LENGTH)).matchAll(FIELD))
    fields.set(key, value);
  let message = text.slice(start + MESSAGE_KEY.length).replace(/"\}$/, '');
  for (let pairs = 0; pairs < MAX_PAIRS; pairs++) {
    const tail = message.slice(-300);
    const pair = LAST_PAIR.exec(tail);
    if (pair === null) break;
    const [, key = '', value = ''] = pair;
    if (!fields.has(key)) fields.set(key, value);
    message = message.slice(0, message.length - (tail.length - pair.index));
  }
  return fields.set('msg', withoutEscapes(message));
}
