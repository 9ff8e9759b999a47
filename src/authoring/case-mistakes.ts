// What a rule’s cases name and the rule does not have. The shape of the file is checked by load-cases.ts, what the
// rule makes of the cases by run-case.ts.
import type { RuleMistake } from '../errors.ts';
import { FACTS, isFactName } from '../model/fact-table.ts';
import { CONFIG_PROCESSES } from '../model/knowledge.ts';
import type { RuleParts } from '../ruleset/rule-parts.ts';
import { unknownVariable, variablesOf } from '../ruleset/variables.ts';
import type { YamlPath, YamlSource } from '../ruleset/yaml-source.ts';
import { didYouMean } from '../util/nearest-word.ts';
import { CASE_OUTCOMES, type FlareCase, type RuleCases } from './case-schema.ts';
import { inputsOf, isInput } from './known-inputs.ts';
import { APPLIES_MARK, MARK } from './run-case.ts';

/** One case at its place. */
interface Placed {
  readonly flareCase: FlareCase;
  readonly outcome: (typeof CASE_OUTCOMES)[number];
  readonly path: YamlPath;
  readonly source: YamlSource;
}

/** `parts` are those of the rule. */
export function caseMistakes(cases: RuleCases, source: YamlSource, parts: RuleParts): RuleMistake[] {
  const placed = CASE_OUTCOMES.flatMap((outcome) =>
    cases[outcome].map((flareCase, index): Placed => ({
      flareCase,
      outcome,
      path: [outcome, index],
      source,
    })),
  );
  return [
    ...duplicateNames(placed),
    ...placed.flatMap((one) => [
      ...markMistakes(one, parts),
      ...assumeMistakes(one),
      ...variableMistakes(one, parts),
      ...inputMistakes(one, parts),
      ...uselessExpectations(one),
    ]),
  ];
}

function duplicateNames(placed: readonly Placed[]): RuleMistake[] {
  const names = placed.map(({ flareCase }) => flareCase.name);
  return placed.flatMap(({ flareCase, path, source }, index) => {
    if (names.indexOf(flareCase.name) === index) return [];
    const message = `Another case is also called “${flareCase.name}”.`;
    return [source.mistakeAt([...path, 'name'], 'DUPLICATE_CASE', message)];
  });
}

function markMistakes({ flareCase, path, source }: Placed, { find }: RuleParts): RuleMistake[] {
  return Object.entries(flareCase.files).flatMap(([file, text]) => {
    let nth = -1;
    return text.split('\n').flatMap((line) => {
      if (!line.includes('<==')) return [];
      nth += line.split('<==').length - 1;
      const mistake = markMistake(line, find);
      return mistake === undefined
        ? []
        : [source.mistakeInText([...path, 'files', file], { words: '<==', nth }, mistake)];
    });
  });
}

function markMistake(
  line: string,
  find: RuleParts['find'],
): Pick<RuleMistake, 'code' | 'message'> | undefined {
  const look = MARK.exec(line)?.[1];
  if (look === undefined) {
    const message = 'This is not a mark; a marked line ends with two spaces, <==, a space and one name.';
    return { code: 'BAD_MARK', message };
  }
  if (find === undefined || look === APPLIES_MARK || Object.hasOwn(find, look)) return undefined;
  const known = Object.keys(find);
  const message = `The rule has no look “${look}”; it has ${known.join(', ')}.${didYouMean(look, known)}`;
  return { code: 'UNKNOWN_FIND', message };
}

function assumeMistakes({ flareCase, path, source }: Placed): RuleMistake[] {
  return Object.keys(flareCase.assume).flatMap((name) => {
    const isSetting = CONFIG_PROCESSES.some((process) => name.startsWith(`config.${process}.`));
    if (isSetting || isFactName(name)) return [];
    const message = `There is no fact “${name}”; a setting is written config.<process>.<key>.${didYouMean(name, Object.keys(FACTS))}`;
    return [source.mistakeAt([...path, 'assume', name], 'UNKNOWN_FACT', message)];
  });
}

function variableMistakes({ flareCase, path, source }: Placed, parts: RuleParts): RuleMistake[] {
  const given = variablesOf(parts);
  return Object.keys(flareCase.expect.variables).flatMap((name) => {
    const mistake = unknownVariable(name, given);
    if (mistake === undefined) return [];
    return [source.mistakeAt([...path, 'expect', 'variables', name], mistake.code, mistake.message)];
  });
}

function inputMistakes({ flareCase, path, source }: Placed, parts: RuleParts): RuleMistake[] {
  return flareCase.expect.missing.flatMap((input, index) => {
    if (isInput(input, parts)) return [];
    const near = didYouMean(input, inputsOf(parts));
    const message = `“${input}” is not a file of a flare, a fact or a setting.${near}`;
    return [source.mistakeAt([...path, 'expect', 'missing', index], 'UNKNOWN_INPUT', message)];
  });
}

/** There is a finding only in `match`. */
function uselessExpectations({ flareCase, outcome, path, source }: Placed): RuleMistake[] {
  const { variables, confidence } = flareCase.expect;
  const given = [
    ...(Object.keys(variables).length > 0 ? ['variables'] : []),
    ...(confidence === undefined ? [] : ['confidence']),
  ];
  if (outcome === 'match') return [];
  return given.map((key) =>
    source.mistakeAt(
      [...path, 'expect', key],
      'USELESS_EXPECTATION',
      `A case of “${outcome}” has no finding, so “${key}” is never checked.`,
    ),
  );
}
