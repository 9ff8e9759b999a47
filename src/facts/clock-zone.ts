// The zone of the host's clock, which a flare's logs are written in. Needed before the logs can be put in order.
import type { FlareDocument } from '../model/flare.ts';
import { STATUS } from '../model/facts/status-roles.ts';
import type { ClockZone } from './go/go-date.ts';
import { readClockZone } from './status/status-facts.ts';

/** From the first status page that tells; undefined when none does. */
export function clockZoneOf(documents: readonly FlareDocument[]): ClockZone | undefined {
  return STATUS.flatMap((role) => documents.filter((document) => document.role === role))
    .map(readClockZone)
    .find((zone) => zone !== undefined);
}
