// Takes a log line apart, in every layout that the Agents write and with every mark that transports put before it
// (core 3.2-3.5; security 0). The one grammar of log lines.
import { parseContainerLayout } from '../line-layouts/container-layout.ts';
import { parseJsonLayout } from '../line-layouts/json-layout.ts';
import { parseKlogLayout } from '../line-layouts/klog-layout.ts';
import type { LineLayout, LogLine } from '../line-layouts/log-line-parts.ts';
import { parseOldLayout } from '../line-layouts/old-layout.ts';
import { parseTextLayout } from '../line-layouts/text-layout.ts';
import { parseTransportPrefix } from '../line-layouts/transport-prefix.ts';
import { parseDate, readDate } from '../time/log-stamp.ts';

const SPACE = 0x20;

/** First match wins; the most frequent layout is tried first. */
const LAYOUTS: readonly LineLayout[] = [
  parseTextLayout,
  parseJsonLayout,
  parseOldLayout,
  parseKlogLayout,
  parseContainerLayout,
  parseDatedLine,
];

/** Never throws; a text in no layout is a message that continues the record above it. */
export function parseLogLine(text: string): LogLine {
  return parseTextLayout(text) ?? parseMarkedLine(text);
}

/** The same as `isHeader` of the line, without taking the line apart where its first characters tell. */
export function beginsRecord(text: string): boolean {
  const isDated = text.charCodeAt(10) === SPACE && readDate(text) !== undefined;
  return isDated || parseLogLine(text).isHeader;
}

function parseMarkedLine(text: string): LogLine {
  const { length, isOfOneLine, ...known } = parseTransportPrefix(text);
  const rest = length === 0 ? text : text.slice(length);
  for (const layout of LAYOUTS) {
    const line = layout(rest);
    if (line !== undefined) return { ...known, ...line };
  }
  return { ...known, message: rest, isHeader: isOfOneLine };
}

// 2024-05-01 10:00:00 UTC something in a layout that is not known
function parseDatedLine(text: string): LogLine | undefined {
  if (text.charCodeAt(4) !== 0x2d) return undefined;
  const stamp = parseDate(text);
  return stamp === undefined ? undefined : { stamp, message: text, isHeader: true };
}
