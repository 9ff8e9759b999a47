// Quantities as Kubernetes writes them: `512Mi`, `200m`, `1e3`. What they limit is left to others.

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

const QUANTITY = /^(\d{1,15}(?:\.\d{1,9})?(?:[eE]\d{1,2})?)([kMGTP]i?|Ki|m)?$/;

/** Bytes or cores; undefined when the text is no quantity. */
export function parseQuantity(text: string | undefined): number | undefined {
  const [, number, unit = ''] = QUANTITY.exec(text?.slice(0, 40) ?? '') ?? [];
  const factor = UNITS[unit];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
