// The layout of `log_format_json` (core 3.5). Agents do not always write valid JSON: version 6 does not escape the
// message, later ones escape it by the rules of Go. What JSON cannot read is taken apart by its keys.
import { parseDate } from '../log-stamp.ts';
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
// ","check":"cpu"
const LAST_PAIR = /","([\w.-]{1,60})":"([^"]{0,200})$/;
const MAX_PAIRS = 20;
const ESCAPES: Readonly<Record<string, string>> = { '\\"': '"', '\\\\': '\\', '\\n': '\n', '\\t': '\t' };

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

function validFields(text: string): Fields | undefined {
  if (!text.endsWith('}')) return undefined;
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return undefined;
  }
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
    fields.set(pair[1] ?? '', pair[2] ?? '');
    message = message.slice(0, message.length - (tail.length - pair.index));
  }
  return fields.set(
    'msg',
    message.replace(/\\["\\nt]/g, (escape) => ESCAPES[escape] ?? escape),
  );
}
