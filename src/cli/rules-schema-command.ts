// `flare-analyze rules schema`: the JSON Schema of rules or cases, for an editor.
import { casesJsonSchema, ruleJsonSchema } from '../authoring/rule-json-schema.ts';

export function printRuleSchema({ cases }: { readonly cases?: boolean }): void {
  const schema = cases === true ? casesJsonSchema() : ruleJsonSchema();
  process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
}
