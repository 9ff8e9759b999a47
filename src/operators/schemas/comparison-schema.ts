// How a rule writes comparisons: the schema that the operators over values share.
import * as z from 'zod';
import { ABSENCE_CAUSES, type AbsenceCause } from '../../model/absence.ts';
import { CONFIG_PROCESSES } from '../../model/knowledge.ts';
import { COMPARISON_DOCS, RECORD_DOCS, type ComparisonKey } from '../comparison/comparison-doc-table.ts';

const otherSide = [
  z.strictObject({ fact: z.string().describe('The fact on the other side.') }),
  z.strictObject({
    config: z.string().min(1).describe('The setting on the other side.'),
    process: z.enum(CONFIG_PROCESSES).describe('Whose configuration.'),
  }),
] as const;
const value = z.union([z.string(), z.number(), z.boolean(), ...otherSide]);
const amount = z.union([z.number(), z.string().min(1), ...otherSide]);
const count = z.union([z.int().min(0), ...otherSide]);

/** A literal, or where the other side is found. */
export type Operand = z.infer<typeof value>;
export type OtherSide = Extract<Operand, object>;

const CAUSES = Object.keys(ABSENCE_CAUSES) as [AbsenceCause, ...AbsenceCause[]];

/** A number of things. Several keys must all hold. */
const countShape = {
  equals: count.optional().describe('Exactly this many.'),
  'not-equals': count.optional().describe('Any number but this.'),
  'one-of': z.array(count).min(1).optional().describe('One of these numbers.'),
  above: count.optional().describe('More than this.'),
  below: count.optional().describe('Fewer than this.'),
  'at-least': count.optional().describe('This many or more.'),
  'at-most': count.optional().describe('This many or fewer.'),
  between: z.tuple([count, count]).optional().describe('From the first to the second, both included.'),
};
export const countSchema = z.union([z.int().min(0), z.strictObject(countShape)]);
export type CountComparison = z.infer<typeof countSchema>;

const said = <T extends z.ZodType>(key: ComparisonKey, type: T): z.ZodOptional<T> =>
  type.optional().describe(COMPARISON_DOCS[key].doc);

const fieldShape = {
  equals: said('equals', value),
  'not-equals': said('not-equals', value),
  'one-of': said('one-of', z.array(value).min(1)),
  in: said('in', z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])),
  above: said('above', amount),
  below: said('below', amount),
  'at-least': said('at-least', amount),
  'at-most': said('at-most', amount),
  between: said('between', z.tuple([amount, amount])),
  contains: said('contains', z.string().min(1)),
  'starts-with': said('starts-with', z.string().min(1)),
  'ends-with': said('ends-with', z.string().min(1)),
  wildcard: said('wildcard', z.string().min(1)),
  regex: said('regex', z.string().min(1)),
  includes: said('includes', z.union([z.string(), z.number()])),
  empty: said('empty', z.boolean()),
  length: said('length', countSchema),
  exists: said('exists', z.boolean()),
  masked: said('masked', z.boolean()),
};

/** The keys of a comparison. Several keys must all hold. */
export const comparisonShape = fieldShape;

/** Only a fact as a whole can be unknown. */
export const unknownOption = said('unknown', z.union([z.literal(true), z.enum(CAUSES)]));

export const comparisonSchema = z.strictObject(fieldShape);
export type Comparison = z.infer<typeof comparisonSchema> & {
  readonly unknown?: true | AbsenceCause | undefined;
};

/** The fields of a record: a value that it equals, or a comparison. */
export const fieldsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), comparisonSchema]),
);
export type Fields = z.infer<typeof fieldsSchema>;

export const recordShape = {
  any: fieldsSchema.optional().describe(RECORD_DOCS.any.doc),
  all: fieldsSchema.optional().describe(RECORD_DOCS.all.doc),
  none: fieldsSchema.optional().describe(RECORD_DOCS.none.doc),
  count: countSchema.optional().describe(RECORD_DOCS.count.doc),
  distinct: z.string().optional().describe(RECORD_DOCS.distinct.doc),
};
