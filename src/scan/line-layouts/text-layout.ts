// The layout with bars that every Agent writes by default, from version 6 on, and JMXFetch with it (core 3.2-3.4).
import { DATE, DATE_GROUPS, stampOf } from '../log-stamp.ts';
import { LEVEL_NAMES, levelOf, withoutUnknown, type CodePlace, type LogLine } from './log-line-parts.ts';

// 2025-08-27 20:01:30 UTC | SYS-PROBE | INFO | (cmd/system-probe/main.go:343 in run) | starting
// 2018-06-25 12:42:42 UTC | INFO | (runner.go:246 in work) | Running check cpu                    version 6
// 2024-04-12 11:51:15 NZST | JMX | WARN  | main | App | Could not initialize instance
// <TIMESTAMP> | CLUSTER | DEBUG | (pkg/x.go:73 in Run) | a page of documentation
const HEAD = new RegExp(
  String.raw`(?:${DATE}|<TIMESTAMP>) \| (?:([A-Z][A-Z0-9 _-]{0,30}?) *\| )?(${LEVEL_NAMES}) *(?:\| ?|$)`,
  'y',
);

// (pkg/collector/worker/check_logger.go:40 in CheckStarted) |
const PLACE = /\(([^():|]{1,300}):(\d{1,7})(?: in ([^|]{0,200}?))?\)(?: \| ?|$)/y;
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
  const head = execAt(HEAD, text, 0);
  if (head === null) return undefined;
  const at = head[0].length;
  const component = head[DATE_GROUPS + 1];
  const body = component === 'JMX' ? jmxBody(text, at) : agentBody(text, at);
  const nested = execAt(NESTED_JMX, body.message, 0) === null ? undefined : parseTextLayout(body.message);
  if (nested !== undefined) return nested;
  return withoutUnknown({
    stamp: head[1] === undefined ? undefined : stampOf(head),
    component,
    level: levelOf(head[DATE_GROUPS + 2]),
    place: undefined,
    context: undefined,
    isHeader: true,
    ...body,
  });
}

type Body = Pick<LogLine, 'place' | 'context' | 'message'>;

function jmxBody(text: string, at: number): Body {
  const match = execAt(JMX_CONTEXT, text, at);
  if (match === null) return { message: text.slice(at) };
  return { context: match[1] ?? '', message: text.slice(at + match[0].length) };
}

function agentBody(text: string, start: number): Body {
  if (execAt(CUT_PLACE, text, start) !== null) return { message: '' };
  let at = start;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    const match = execAt(pattern, text, at);
    at += match?.[0].length ?? 0;
    return match;
  };
  const inProgram = next(PLACE) ?? next(SHORTENED_PLACE);
  const context = next(CONTEXT);
  const place = next(PYTHON_PLACE) ?? inProgram;
  return {
    ...(place === null ? {} : { place: placeOf(place) }),
    ...(context === null ? {} : { context: context[1] ?? '' }),
    message: text.slice(at),
  };
}

function placeOf([, file = '', line, func]: RegExpExecArray): CodePlace {
  return { file, line: Number(line), ...(func === undefined ? {} : { func }) };
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
