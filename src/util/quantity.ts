// Amounts as people and programs write them: `10m`, `1h30m0s`, `64MiB`, `512Mi`, `5%`, `12.5`. Leaves what they are
// compared with to others.

export type Dimension = 'time' | 'bytes' | 'share' | 'number';

/** `amount` is in milliseconds, bytes, or as a share of 1; a plain number stands for itself. */
export interface Quantity {
  readonly dimension: Dimension;
  readonly amount: number;
}

/** The units of facts, each as a number of its dimension's base unit. */
const UNITS: Readonly<Record<string, { readonly dimension: Dimension; readonly size: number }>> = {
  ms: { dimension: 'time', size: 1 },
  s: { dimension: 'time', size: 1000 },
  min: { dimension: 'time', size: 60_000 },
  bytes: { dimension: 'bytes', size: 1 },
  ratio: { dimension: 'share', size: 1 },
};

/** Go’s units of time (time.ParseDuration), and days, which Go lacks. */
const TIME_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const BYTE_POWERS = ['', 'k', 'm', 'g', 't', 'p'];

/** Undefined when the text is no amount, or a larger one than a number can be: nothing compares with that. */
export function parseQuantity(text: string): Quantity | undefined {
  const quantity = quantityOf(text);
  return quantity === undefined || !Number.isFinite(quantity.amount) ? undefined : quantity;
}

function quantityOf(text: string): Quantity | undefined {
  const trimmed = text.trim();
  if (/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(trimmed))
    return { dimension: 'number', amount: Number(trimmed) };
  const share = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(trimmed);
  if (share !== null) return { dimension: 'share', amount: Number(share[1]) / 100 };
  return parseTime(trimmed) ?? parseBytes(trimmed);
}

/** A plain number of a unit of the facts; any other unit is only a name for what is counted. */
export function quantityIn(unit: string | undefined, amount: number): Quantity {
  const known = unit === undefined ? undefined : UNITS[unit];
  if (known === undefined) return { dimension: 'number', amount };
  return { dimension: known.dimension, amount: amount * known.size };
}

/** What is measured in a unit of the facts. */
export function dimensionOf(unit: string | undefined): Dimension {
  return quantityIn(unit, 0).dimension;
}

function parseTime(text: string): Quantity | undefined {
  if (!/^[+-]?(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d))+$/.test(text)) return undefined;
  let amount = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/g))
    amount += Number(number) * (TIME_MS[unit ?? ''] ?? 0);
  return { dimension: 'time', amount: text.startsWith('-') ? -amount : amount };
}

/** `MiB` and `Mi` are powers of 1024, `MB` and `M` of 1000. */
function parseBytes(text: string): Quantity | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgtp]?)(i?)(b?)$/i.exec(text);
  if (match === null) return undefined;
  const [, number, prefix = '', binary = '', byte = ''] = match;
  const power = BYTE_POWERS.indexOf(prefix.toLowerCase());
  if (power === 0 && (binary !== '' || byte === '')) return undefined;
  return { dimension: 'bytes', amount: Number(number) * (binary === '' ? 1000 : 1024) ** power };
}

/** Milliseconds; NaN for a text that is no duration. */
export function durationMs(text: string): number {
  const quantity = parseQuantity(text);
  return quantity?.dimension === 'time' ? quantity.amount : NaN;
}
