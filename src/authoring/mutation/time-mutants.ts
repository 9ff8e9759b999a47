// Small wrong versions of what a look says about time: a stretch twice or half as long, a restriction left out, the
// steps of a sequence in another order.
import { parseQuantity } from '../../util/quantity.ts';
import { without, type Options, type OptionsMutant } from './value-mutants.ts';

const DURATIONS = ['within', 'silence', 'around'];
/** Without one of these a look sees more; `distinct` and `within` need a count that stays. */
const RESTRICTIONS = ['since', 'around', 'within', 'distinct', 'where'];

export function timeMutants(options: Options): OptionsMutant[] {
  return [...otherDurations(options), ...fewerRestrictions(options), ...otherSteps(options)];
}

function otherDurations(options: Options): OptionsMutant[] {
  return DURATIONS.flatMap((key) => {
    const text = options[key];
    const length = typeof text === 'string' ? parseQuantity(text) : undefined;
    if (length?.dimension !== 'time') return [];
    const seconds = length.amount / 1000;
    return [seconds * 2, seconds / 2].map((wrong) => ({
      what: `${key} ${wrong}s`,
      options: { ...options, [key]: `${wrong}s` },
    }));
  });
}

function fewerRestrictions(options: Options): OptionsMutant[] {
  const isSequence = 'sequence' in options;
  return RESTRICTIONS.filter((key) => key in options && !isSequence).map((key) => ({
    what: `without ${key}`,
    options: without(options, key),
  }));
}

function otherSteps(options: Options): OptionsMutant[] {
  const steps = options.sequence;
  if (!Array.isArray(steps)) return [];
  const names = steps as readonly unknown[];
  const fewer =
    names.length < 3
      ? []
      : names.map((name, index) => ({
          what: `sequence without ${String(name)}`,
          options: { ...options, sequence: names.filter((_, at) => at !== index) },
        }));
  return [{ what: 'sequence reversed', options: { ...options, sequence: [...names].reverse() } }, ...fewer];
}
