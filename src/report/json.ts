// The report as JSON text: the keys in the order of the schema whatever made the report, so that equal
// reports are equal bytes.
import type { Report } from '../model/report.ts';
import type { JsonSchema } from './json-schema.ts';
import { REPORT_SCHEMA } from './report-schema.ts';

/** Two spaces of indentation, a line end at the end. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(inSchemaOrder(report, REPORT_SCHEMA), null, 2)}\n`;
}

/** Several reports as one JSON list. */
export function renderJsonList(reports: readonly Report[]): string {
  return `${JSON.stringify(inSchemaOrder(reports, { items: REPORT_SCHEMA }), null, 2)}\n`;
}

/** Keys that the schema does not name follow in alphabetical order. */
export function inSchemaOrder(value: unknown, schema: JsonSchema): unknown {
  if (Array.isArray(value)) return value.map((item) => inSchemaOrder(item, schema.items ?? {}));
  if (typeof value !== 'object' || value === null) return value;
  const properties = schema.properties ?? {};
  const named = Object.keys(properties).filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
  const entries = new Map(Object.entries(value));
  return Object.fromEntries(
    [...named, ...others.sort()].map((key) => [key, inSchemaOrder(entries.get(key), properties[key] ?? {})]),
  );
}
