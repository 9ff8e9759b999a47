// The JSON Schemas of a rule’s file and of its cases, for editors: made from the very schemas that lint checks with,
// with the names of all facts. What a schema cannot say (names that lead nowhere, conditions that are never true) is
// left to lint.
import * as z from 'zod';
import { FACTS } from '../model/fact-table.ts';
import type { FactSpec } from '../model/fact.ts';
import type { Operator } from '../operators/operator.ts';
import { OPERATORS } from '../operators/operators.ts';
import { ruleSchema } from '../ruleset/rule-schema.ts';
import { casesSchema } from './case-schema.ts';
import { withSharedDefinitions } from './shared-definitions.ts';
import { schemaOf } from '../operators/schemas/operator-schemas.ts';

type Json = Readonly<Record<string, unknown>>;

/** Draft 7 is what the YAML language server understands best. */
const OPTIONS = { target: 'draft-7', io: 'input', unrepresentable: 'any' } as const;

export function ruleJsonSchema(): Json {
  const { definitions = {}, ...rule } = z.toJSONSchema(ruleSchema, OPTIONS) as Json;
  const properties = rule.properties as Readonly<Record<string, Json>>;
  const schema = {
    ...rule,
    properties: {
      ...properties,
      applies: { ...properties.applies, items: reference('look') },
      find: { ...properties.find, additionalProperties: reference('look') },
    },
    definitions: { ...(definitions as Json), ...lookDefinitions(), [FACT_NAME]: factNames() },
  };
  return withSharedDefinitions(withFactNames(withReadableNames(schema)) as Json);
}

export function casesJsonSchema(): Json {
  return z.toJSONSchema(casesSchema, OPTIONS);
}

const FACT_NAME = 'fact-name';

const reference = (name: string): Json => ({ $ref: `#/definitions/${name}` });

/** `look` is one of the operators; which of them, its key says. */
function lookDefinitions(): Json {
  const each = OPERATORS.map((operator) => [`look-${operator.key}`, lookDefinition(operator)] as const);
  return {
    look: { type: 'object', anyOf: each.map(([name]) => reference(name)) },
    ...Object.fromEntries(each),
  };
}

function lookDefinition({ key, doc, example }: Operator): Json {
  const { $schema: _version, ...rest } = z.toJSONSchema(schemaOf(key), OPTIONS) as Json;
  return { ...rest, description: `${doc}\n\nExample: ${example}` };
}

/** One schema for each name, not one list of names: so an editor shows what the hovered fact means, and not all. */
function factNames(): Json {
  const names = Object.entries<FactSpec>(FACTS).map(([name, { type, unit, description }]) => ({
    const: name,
    description: `${description} (${unit === undefined ? type : `${type}, ${unit}`})`,
  }));
  return { type: 'string', anyOf: names };
}

/** Wherever a key is called `fact`, its value is the name of one. */
function withFactNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFactNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'properties' ? withFactProperty(one) : withFactNames(one),
    ]),
  );
}

function withFactProperty(properties: unknown): unknown {
  const named = withFactNames(properties) as Readonly<Record<string, Json>>;
  const { fact } = named;
  if (fact?.type !== 'string') return named;
  const { type: _text, ...described } = fact;
  return { ...named, fact: { ...described, allOf: [reference(FACT_NAME)] } };
}

/** The only schema that holds itself is that of a condition. */
function withReadableNames(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('__schema0', 'condition')) as Json;
}
