// Mistakes in a `fact` look that its schema cannot see: a dead name, a comparison or a field that the fact does not have.
import { FACTS, isFactName, type FactName } from '../model/fact-table.ts';
import type { FactSpec } from '../model/fact.ts';
import { givenKeys } from './comparison/compare.ts';
import { comparisonMistakes, noComparison, unknownFactMessage } from './comparison/comparison-mistakes.ts';
import { RECORD_DOCS } from './comparison/comparison-doc-table.ts';
import type { Fields } from './schemas/comparison-schema.ts';
import { isImpossibleCount } from './comparison/impossible-count.ts';
import { typeOfField, unitOfField, type ValueKind } from './comparison/value-kind.ts';
import type { FactOptions } from './schemas/fact-schema.ts';
import type { OptionMistake } from './operator.ts';

const QUANTIFIERS = ['any', 'all', 'none'] as const;
type Quantifier = (typeof QUANTIFIERS)[number];

export function factMistakes(options: FactOptions): OptionMistake[] {
  const name = options.fact;
  if (!isFactName(name)) return [{ path: ['fact'], code: 'UNKNOWN_FACT', message: unknownFactMessage(name) }];
  const quantifiers = QUANTIFIERS.filter((key) => options[key] !== undefined);
  const isSilent = givenKeys(options).length === 0 && quantifiers.length === 0 && options.count === undefined;
  if (isSilent) return [noComparison('the fact', `{ fact: ${name}, exists: true }`)];
  return [
    ...comparisonMistakes(options, kindOf(name)),
    ...quantifiers.flatMap((key) => fieldsMistakes(key, options[key] ?? {}, name)),
    ...recordsMistakes(options, quantifiers, name),
    ...distinctMistakes(options, name),
  ];
}

/** `distinct` lists a field of the records that match. */
function distinctMistakes({ any, all, distinct }: FactOptions, name: FactName): OptionMistake[] {
  if (distinct === undefined) return [];
  const known = fieldsOf(name);
  if (known.length === 0) return [notRecords('distinct', name)];
  const example = `A correct one: ${RECORD_DOCS.distinct.example}.`;
  if (!known.includes(distinct)) {
    const message = `${name} has no field “${distinct}”; it has ${known.join(', ')}. ${example}`;
    return [{ path: ['distinct'], code: 'UNKNOWN_FIELD', message }];
  }
  if ((any ?? all) !== undefined) return [];
  const message = `“distinct” lists values of the records that match “any” or “all”. ${example}`;
  return [{ path: ['distinct'], code: 'BAD_COMPARISON', message }];
}

/** Of a name that may be none. */
export function factFields(name: string): readonly string[] {
  return isFactName(name) ? fieldsOf(name) : [];
}

export function fieldsOf(name: FactName): readonly string[] {
  const spec: FactSpec = FACTS[name];
  return spec.fields ?? [];
}

function kindOf(name: FactName): ValueKind {
  const { type, unit }: FactSpec = FACTS[name];
  return {
    type,
    unit,
    isMoment: unit === 'ms' && name.endsWith('At'),
    isFact: true,
    example: (comparison) => `{ fact: ${name}, ${comparison} }`,
  };
}

function fieldsMistakes(quantifier: Quantifier, fields: Fields, name: FactName): OptionMistake[] {
  const known = fieldsOf(name);
  if (known.length === 0) return [notRecords(quantifier, name)];
  if (Object.keys(fields).length === 0)
    return [{ ...noComparison('the records', RECORD_DOCS[quantifier].example), path: [quantifier] }];
  return Object.entries(fields).flatMap(([field, want]): readonly OptionMistake[] => {
    if (!known.includes(field)) {
      const message = `${name} has no field “${field}”; it has ${known.join(', ')}, as in { fact: ${name}, ${quantifier}: { ${known[0]}: … } }.`;
      return [{ path: [quantifier, field], code: 'UNKNOWN_FIELD', message }];
    }
    const path = [quantifier, field];
    const kind = kindOfField(name, quantifier, field);
    if (typeof want !== 'object')
      return comparisonMistakes({ equals: want }, kind).map((one) => ({ ...one, path }));
    if (givenKeys(want).length === 0)
      return [{ ...noComparison('the field', kind.example('exists: true')), path }];
    return comparisonMistakes(want, kind).map((one) => ({ ...one, path: [...path, ...one.path] }));
  });
}

function kindOfField(name: FactName, quantifier: Quantifier, field: string): ValueKind {
  return {
    type: typeOfField(field),
    unit: unitOfField(field),
    isMoment: field.endsWith('At'),
    example: (comparison) => `{ fact: ${name}, ${quantifier}: { ${field}: { ${comparison} } } }`,
  };
}

function notRecords(key: string, name: FactName): OptionMistake {
  const message = `“${key}” needs a fact of records; ${name} is a ${FACTS[name].type}. A correct one: ${RECORD_DOCS.any.example}.`;
  return { path: [key], code: 'BAD_COMPARISON', message };
}

/** What is said of the records as a whole, beside their fields. */
function recordsMistakes(
  { any, none, count, empty }: FactOptions,
  quantifiers: readonly Quantifier[],
  name: FactName,
): OptionMistake[] {
  const impossible = (path: string, message: string): OptionMistake[] => [
    { path: [path], code: 'IMPOSSIBLE_COMPARISON', message },
  ];
  if (count !== undefined && any === undefined) {
    const message = `“count” counts the records that match “any”, as in ${RECORD_DOCS.count.example}; to count all records, write { fact: ${name}, length: … }.`;
    return [{ path: ['count'], code: 'BAD_COMPARISON', message }];
  }
  if (count !== undefined && isImpossibleCount(count))
    return impossible(
      'count',
      `No number of records can satisfy this; a correct one: ${RECORD_DOCS.count.example}.`,
    );
  if (empty === true && quantifiers.some((key) => key !== 'none') && count === undefined)
    return impossible(
      'empty',
      `If there are no records, none has these fields; a correct one: ${RECORD_DOCS.any.example}.`,
    );
  if (
    any !== undefined &&
    none !== undefined &&
    count === undefined &&
    JSON.stringify(any) === JSON.stringify(none)
  )
    return impossible(
      'none',
      `“any” and “none” contradict each other; a correct one: ${RECORD_DOCS.none.example}.`,
    );
  return [];
}
