// Numbers, sizes and times as a person reads them, the same on every machine.

/** `12345` → `12,345`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `4404019` → `4.2 MiB`. */
export function sizeText(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[power] ?? ''}`;
}

/** `2024-05-01T10:00:00.123Z` → `2024-05-01 10:00:00 UTC`; anything else stays as it is. */
export function timeText(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1 $2 UTC');
}
