// Mistakes of single looks: which operator is meant, and what that operator says of its options.
import type { RuleMistake } from '../../errors.ts';
import { COMPARISON_DOCS, RECORD_DOCS } from '../../operators/comparison/comparison-doc-table.ts';
import type { Operator } from '../../operators/operator.ts';
import { OPERATORS, operatorOf } from '../../operators/operators.ts';
import { didYouMean, nearestWord } from '../../util/nearest-word.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';
import { mistakesOf } from './zod-mistakes.ts';
import { schemaOf } from '../../operators/schemas/operator-schemas.ts';

interface Placed {
  readonly path: YamlPath;
  readonly source: YamlSource;
}

/** Of all looks under `find` and `applies`. */
export function lookMistakes(source: YamlSource): RuleMistake[] {
  const raw = source.value as Readonly<Record<string, unknown>> | null;
  return [...looksUnder('find', raw?.find), ...looksUnder('applies', raw?.applies)].flatMap(
    ({ path, value }) => mistakesOfLook(value, { path, source }),
  );
}

function looksUnder(key: string, value: unknown): { path: YamlPath; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, look]) => ({
    path: [key, Array.isArray(value) ? Number(name) : name],
    value: look as unknown,
  }));
}

/** The operator’s key decides the branch, so that the author sees mistakes of the operator that was meant. */
function mistakesOfLook(value: unknown, { path, source }: Placed): RuleMistake[] {
  const example = OPERATORS[0]?.example ?? '';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [source.mistakeAt(path, 'BAD_VALUE', `A look is a map such as ${example}.`)];
  }
  const keys = Object.keys(value);
  const operator = keys.map(operatorOf).find((one) => one !== undefined);
  return operator === undefined
    ? [unknownOperator(keys, { path, source })]
    : optionMistakes(operator, value, { path, source });
}

/** At the key that looks most like an operator; otherwise at the first, where an operator is mostly written. */
function unknownOperator(keys: readonly string[], { path, source }: Placed): RuleMistake {
  const known = OPERATORS.map((one) => one.key);
  const meant = keys.find((key) => nearestWord(key, known) !== undefined) ?? keys[0];
  const near = meant === undefined ? '' : didYouMean(meant, known);
  return source.mistakeAt(
    meant === undefined ? path : [...path, meant],
    'UNKNOWN_OPERATOR',
    `A look needs one of the keys ${known.join(', ')}, as in ${OPERATORS[0]?.example ?? ''}.${near}`,
  );
}

function optionMistakes(operator: Operator, value: unknown, { path, source }: Placed): RuleMistake[] {
  const schema = schemaOf(operator.key);
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success)
    return mistakesOf(parsed.error, source, { prefix: path, schema, hintAt: hintFor(operator) });
  const mistakes = operator.check?.(parsed.data) ?? [];
  return mistakes.map((one) => source.mistakeAt([...path, ...one.path], one.code, one.message));
}

const COMPARISON_EXAMPLES: Readonly<Record<string, { readonly example: string }>> = {
  ...COMPARISON_DOCS,
  ...RECORD_DOCS,
};

/** How the option at fault is written right; how the look is, where nobody knows which one was meant. */
function hintFor({ key, example, optionExamples = {} }: Operator): (path: YamlPath) => string {
  return ([option]) => {
    const name = String(option);
    const right = Object.hasOwn(optionExamples, name)
      ? optionExamples[name]
      : Object.hasOwn(COMPARISON_EXAMPLES, name)
        ? COMPARISON_EXAMPLES[name]?.example
        : undefined;
    return right === undefined ? ` A correct “${key}”: ${example}` : ` A correct “${name}”: ${right}`;
  };
}
