// Go's RFC822 dates, as runtime security writes them: to the minute, with a zone by its name.

const SHORT_DATE = /^(\d{2}) ([A-Z][a-z]{2}) (\d{2}) (\d{2}):(\d{2}) UTC$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// 12 Mar 25 09:14 UTC
/**
 * Milliseconds since 1970 UTC. Undefined for the zero time (01 Jan 01), for dates that do not exist and for zones
 * other than UTC: their names do not tell the offset.
 */
export function parseShortDate(text: string): number | undefined {
  const [, day = '', monthName = '', year = '', hour = '', minute = ''] = SHORT_DATE.exec(text) ?? [];
  const month = MONTHS.indexOf(monthName);
  if (month < 0 || text.startsWith('01 Jan 01 00:00')) return undefined;
  const iso = `20${year}-${String(month + 1).padStart(2, '0')}-${day}T${hour}:${minute}:00.000Z`;
  const ms = Date.parse(iso);
  // Some engines move 31 February into March.
  return !Number.isNaN(ms) && new Date(ms).toISOString() === iso ? ms : undefined;
}
