// The layout with bars that every Agent writes by default, from version 6 on, and JMXFetch with it (core 3.2-3.4).
import { readDate } from '../time/log-stamp.ts';
import { headerLine, LEVEL_NAMES, levelOf, type CodePlace, type LogLine } from './log-line-parts.ts';

// 2025-08-27 20:01:30 UTC | SYS-PROBE | INFO | (cmd/system-probe/main.go:343 in run) | starting
// 2018-06-25 12:42:42 UTC | INFO | (runner.go:246 in work) | Running check cpu                    version 6
// 2024-04-12 11:51:15 NZST | JMX | WARN  | main | App | Could not initialize instance
// <TIMESTAMP> | CLUSTER | DEBUG | (pkg/x.go:73 in Run) | a page of documentation
const HEAD = new RegExp(String.raw` \| (?:([A-Z][A-Z0-9 _-]{0,30}?) *\| )?(${LEVEL_NAMES}) *(?:\| ?|$)`, 'y');
const NO_DATE = '<TIMESTAMP>';
// CORE | ERROR | (pkg/x.go:73 in Run) | copied without its date; the place tells it from a table
const DATELESS_HEAD = new RegExp(
  String.raw`(?:\| )?(?:([A-Z][A-Z0-9 _-]{0,30}?) *\| )?(${LEVEL_NAMES}) \| (?=\([^():|]{1,300}:\d{1,7} in [^|]{1,200}\) \|)`,
  'y',
);
const OPEN = '('.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);

/** Characters over which the place in the program may stand. */
const PLACE_REACH = 520;
// pkg/collector/worker/check_logger.go:40 in CheckStarted
const PLACE = /^([^():|]{1,300}):(\d{1,7})(?: in (.{0,200}))?$/;
// (pkg/collector/python/datadog_agent.go:118 in LogMess...d35e760'       shortened by systemctl in the middle
const SHORTENED_PLACE = /\(([^():|]{1,300}):(\d{1,7}) in [^|]{0,200}?(?=\.{3}|…)/y;
// (pkg/collector/worker/check_logger.go:4>                               cut by the width of a terminal
const CUT_PLACE = /\([\w./*()-]{0,300}(?::\d{0,7}(?: in [\w.*()]{0,200})?)?>?$/y;
// check:network,type:core |
const CONTEXT = /([\w.-]{1,100}:[^|, ]{1,200}(?:,[\w.-]{1,100}:[^|, ]{0,200}){0,20}) \| ?/y;
// disk:67cc0574430a16ba | (disk.py:135) |                                the place in the check itself
const PYTHON_PLACE = /\(([^():|]{1,200}\.py):(\d{1,7})\)(?: \| ?|$)/y;
// main | App |
const JMX_CONTEXT = /((?:[\w$.:-]{1,100} \| ){0,2}[\w$.:-]{1,100}) \| /y;
// 2020-11-21 18:24:56 UTC | JMX | WARN  | JmxAttribute | …              inside a line of agent.log
const NESTED_JMX = /\d{4}-[^|]{12,40}\| JMX +\| /y;

export function parseTextLayout(text: string): LogLine | undefined {
  const date = readDate(text);
  const dateEnd = date?.end ?? (text.startsWith(NO_DATE) ? NO_DATE.length : undefined);
  const head = dateEnd === undefined ? execAt(DATELESS_HEAD, text, 0) : execAt(HEAD, text, dateEnd);
  if (head === null) return undefined;
  const at = (dateEnd ?? 0) + head[0].length;
  const [, component, level] = head;
  const body = component === 'JMX' ? jmxBody(text, at) : agentBody(text, at);
  const nested = execAt(NESTED_JMX, body.message, 0) === null ? undefined : parseTextLayout(body.message);
  return nested ?? headerLine({ stamp: date?.stamp, component, level: levelOf(level), ...body });
}

interface Body {
  readonly place?: CodePlace | undefined;
  readonly context?: string | undefined;
  readonly message: string;
}

function jmxBody(text: string, at: number): Body {
  const match = execAt(JMX_CONTEXT, text, at);
  if (match === null) return { message: text.slice(at) };
  return { context: match[1], message: text.slice(at + match[0].length) };
}

function agentBody(text: string, start: number): Body {
  const inProgram = placeAt(text, start);
  let at = inProgram.end;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    const match = execAt(pattern, text, at);
    at += match?.[0].length ?? 0;
    return match;
  };
  const context = next(CONTEXT)?.[1];
  const inCheck = next(PYTHON_PLACE);
  const place = inCheck === null ? inProgram.place : placeOf(inCheck);
  return { place, context, message: text.slice(at) };
}

/** The place in the program that a line names first, as far as it was not cut off, and where it ends. */
function placeAt(text: string, start: number): { readonly place?: CodePlace; readonly end: number } {
  if (text.charCodeAt(start) !== OPEN) return { end: start };
  const reach = text.slice(start + 1, start + PLACE_REACH);
  const bar = reach.indexOf(') |');
  const length = bar < 0 && reach.endsWith(')') ? reach.length - 1 : bar;
  const whole = length < 0 ? null : PLACE.exec(reach.slice(0, length));
  if (whole !== null) {
    const end = start + 1 + length + (bar < 0 ? 1 : ') |'.length);
    return { place: placeOf(whole), end: text.charCodeAt(end) === SPACE ? end + 1 : end };
  }
  const shortened = execAt(SHORTENED_PLACE, text, start);
  if (shortened !== null) return { place: placeOf(shortened), end: start + shortened[0].length };
  return { end: execAt(CUT_PLACE, text, start) === null ? start : text.length };
}

function placeOf([, file = '', line, func]: RegExpExecArray): CodePlace {
  return { file, line: Number(line), ...(func === undefined ? {} : { func }) };
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
