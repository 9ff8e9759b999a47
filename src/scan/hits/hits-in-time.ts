// What was found for each pattern, put into one order of time over all files, once the zone of the flare's clock is known.
import type { LogEvent, LogHit, PatternHits } from '../../model/log.ts';
import type { EventList, RawEvent } from './event-list.ts';
import { keyOfLine, orderOfLines, type LineOrder, type OrderOptions } from './hit-order.ts';
import type { LinePosition, RawHit } from './raw-hit.ts';
import type { Sample } from './sample.ts';

export interface HitTimeOptions extends OrderOptions {
  readonly relativePath: (storedPath: string) => string;
}

export interface HitsInTime {
  /** By pattern id; patterns without a hit have no entry. */
  readonly hits: ReadonlyMap<string, PatternHits>;
  readonly asHit: (raw: RawHit) => LogHit;
}

export function inOrderOfTime(
  samples: ReadonlyMap<string, Sample<RawHit>>,
  lists: ReadonlyMap<string, EventList>,
  options: HitTimeOptions,
): HitsInTime {
  const sampled = [...samples].map(([id, sample]) => ({
    id,
    count: sample.count,
    raw: sample.items(),
    lasts: sample.lastInFiles(),
  }));
  const series = new Map([...lists].map(([id, list]) => [id, list.finish()]));
  const events = [...series.values()].flatMap((one) => one.events);
  const order = orderOfLines(
    [...sampled.flatMap(({ raw, lasts }) => [...raw, ...lasts.items]), ...events.flatMap(linesOf)],
    options,
  );
  const convert = converterOf(order, options);
  const hits = sampled.map(({ id, count, raw, lasts }): [string, PatternHits] => {
    const list = series.get(id);
    const last = { hits: lasts.items.map(convert.asHit).sort(byOrder), isCut: lasts.isCut };
    const found = {
      count,
      hits: raw.map(convert.asHit).sort(byOrder),
      ...(last.hits.length === 0 ? {} : { lastInFiles: last }),
    };
    if (list === undefined) return [id, found];
    return [
      id,
      { ...found, series: { events: list.events.map(convert.asEvent).sort(byOrder), isCut: list.isCut } },
    ];
  });
  return { hits: new Map(hits), asHit: convert.asHit };
}

/** The lines of an event whose rank somebody asks for. */
function linesOf(event: RawEvent): LinePosition[] {
  const last = event.lastLine === event.line ? [] : [{ ...event, line: event.lastLine }];
  const shown = event.hit === undefined || event.hit.line === event.line ? [] : [event.hit];
  return [event, ...last, ...shown];
}

function converterOf(
  order: ReadonlyMap<string, LineOrder>,
  { relativePath, timeOf }: HitTimeOptions,
): { readonly asHit: (raw: RawHit) => LogHit; readonly asEvent: (raw: RawEvent) => LogEvent } {
  const orderOf = (line: Parameters<typeof keyOfLine>[0]): LineOrder =>
    order.get(keyOfLine(line)) ?? { rank: 0, ms: undefined };
  const knownTime = ({ stamp }: LinePosition): { time?: number } => {
    const time = stamp === undefined ? undefined : timeOf(stamp);
    return time === undefined ? {} : { time };
  };
  const asHit = (raw: RawHit): LogHit => ({
    file: relativePath(raw.file),
    line: raw.line,
    text: raw.text,
    before: raw.context.before,
    after: raw.context.after,
    get captures() {
      return raw.captures;
    },
    ...(raw.searched === undefined ? {} : { searched: raw.searched }),
    order: orderOf(raw).rank,
    ...knownTime(raw),
  });
  const asEvent = (raw: RawEvent): LogEvent => {
    const { rank, ms } = orderOf(raw);
    return {
      file: relativePath(raw.file),
      order: rank,
      lastOrder: orderOf({ file: raw.file, line: raw.lastLine }).rank,
      count: raw.count,
      ...(ms === undefined ? {} : { ms }),
      ...knownTime(raw),
      ...(raw.value === undefined ? {} : { value: raw.value }),
      ...(raw.hit === undefined ? {} : { hit: asHit(raw.hit) }),
    };
  };
  return { asHit, asEvent };
}

function byOrder(a: { readonly order: number }, b: { readonly order: number }): number {
  return a.order - b.order;
}
