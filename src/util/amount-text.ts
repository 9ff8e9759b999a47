// Amounts as people read them: `1.5 GiB`, `2 min 30 s`, `45 %`. Numbers are written the same on every machine; how amounts
// are read is left to quantity.ts.
import { quantityIn } from './quantity.ts';

type Tongue = 'en' | 'ja';

const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `4404019` → `4.2 MiB`. */
export function sizeText(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${SIZES[power] ?? ''}`;
}

/** Milliseconds of each, and its names. */
const TIMES = [
  { size: 86_400_000, en: 'd', ja: '日' },
  { size: 3_600_000, en: 'h', ja: '時間' },
  { size: 60_000, en: 'min', ja: '分' },
  { size: 1000, en: 's', ja: '秒' },
] as const;

/** Of a number in a unit of the facts; any other unit, and none, leave the number as it is. */
export function amountText(value: number, unit: string | undefined, language: Tongue): string {
  const { dimension, amount } = quantityIn(unit, value);
  if (!Number.isFinite(value)) return String(value);
  const sign = amount < 0 ? '-' : '';
  switch (dimension) {
    case 'bytes':
      return sign + sizeText(Math.abs(amount));
    case 'time':
      return sign + timeText(Math.abs(amount), language);
    case 'share':
      return `${shortNumber(100 * amount)} %`;
    case 'number':
      return String(value);
  }
}

/** At most two units: `1 d 2 h`, `2 min 30 s`, `1.5 s`, `350 ms`. */
function timeText(ms: number, language: Tongue): string {
  if (ms < 1000) return `${shortNumber(ms)} ${language === 'ja' ? 'ミリ秒' : 'ms'}`;
  if (ms < 60_000) return `${shortNumber(ms / 1000)} ${language === 'ja' ? '秒' : 's'}`;
  const at = TIMES.findIndex(({ size }) => ms >= size);
  const [first, second] = [TIMES[at], TIMES[at + 1]];
  if (first === undefined || second === undefined) return String(ms);
  const parts = Math.round(ms / second.size);
  const each = first.size / second.size;
  const rest = parts % each;
  const whole = `${Math.floor(parts / each)} ${first[language]}`;
  return rest === 0 ? whole : `${whole} ${rest} ${second[language]}`;
}

/** Three digits that count, without zeros at the end. */
export function shortNumber(value: number): string {
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
