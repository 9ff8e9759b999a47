// Numbers and times as a person reads them, the same on every machine. Amounts with units: util/amount-text.ts.

/** `12345` → `12,345`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `2024-05-01T10:00:00.123Z` → `2024-05-01 10:00:00 UTC`; anything else stays as it is. */
export function timeText(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1 $2 UTC');
}
