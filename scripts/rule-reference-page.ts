// Every key that a rule, a look, a case and a runbook may have, as a page made from their schemas.
import * as z from 'zod';
import { casesSchema, flareCase } from '../src/authoring/case-schema.ts';
import { OPERATORS } from '../src/operators/operators.ts';
import type { Operator } from '../src/operators/operator.ts';
import { ruleSchema } from '../src/ruleset/rule-schema.ts';
import { HEADER, row, table } from './markdown-table.ts';
import { schemaOf } from '../src/operators/schemas/operator-schemas.ts';

const INTRODUCTION = `What may stand in a rule, from the schemas that check it. [The guide](rules.md) says how to write one; the facts that
\`fact\` looks at are listed in [facts.md](facts.md).
`;

const CASES = `One file beside the rule, \`<id>.cases.yaml\`, with lists of cases under ${Object.keys(
  casesSchema.shape,
)
  .map((key) => `\`${key}\``)
  .join(', ')}. Each of them:`;

export function ruleReferencePage(): string {
  const sections = [
    section('A rule', 'One file, `<id>.yaml`.', ruleSchema),
    ...OPERATORS.map(operatorSection),
    section('A case', CASES, flareCase),
  ];
  return `# Reference of the rule language\n\n${HEADER}${INTRODUCTION}${sections.join('')}`;
}

function operatorSection(operator: Operator): string {
  const given = operator.variablesOf === undefined ? '' : ' Gives variables to the texts of the rule.';
  return section(
    `The look \`${operator.key}\``,
    `${operator.doc}${given}\n\n\`\`\`yaml\n${operator.example}\n\`\`\``,
    schemaOf(operator.key),
  );
}

function section(title: string, text: string, schema: z.ZodType): string {
  const rows = keyRows(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, '');
  return `\n## ${title}\n\n${text}\n\n${table(['key', 'value', 'meaning'], rows)}`;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly default?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
}

function keyRows(schema: Schema, prefix: string): string[] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const name = prefix + key;
    const needed = required.includes(key) ? ' (required)' : '';
    const own = row([`\`${name}\`${needed}`, valueText(value), value.description ?? '']);
    return [own, ...keyRows(inside(value), `${name}.`)];
  });
}

/** The maps in a list have keys too. */
function inside(schema: Schema): Schema {
  return schema.type === 'array' ? (schema.items ?? {}) : schema;
}

function valueText(schema: Schema): string {
  const { anyOf, const: constant, items, type } = schema;
  if (anyOf !== undefined) {
    const texts = [...new Set(anyOf.map(valueText))];
    const [one, several] = texts;
    return several === `list of ${one}` && texts.length === 2 ? `${one}; one or several` : texts.join(' or ');
  }
  if (schema.enum !== undefined) return schema.enum.map((one) => `\`${String(one)}\``).join(' ');
  if (constant !== undefined) return `\`${JSON.stringify(constant)}\``;
  if (type === 'array') return `list of ${valueText(items ?? {})}`;
  if (type === 'object') return schema.properties === undefined ? 'map of names' : 'map';
  const types = [type ?? 'any'].flat();
  return types.map((one) => (one === 'string' ? 'text' : one)).join(' or ');
}
