// A diff of two flares as JSON text: the keys in the order of its schema, so that equal diffs are equal bytes.
import type { FlareDiff } from '../../model/flare-diff.ts';
import { inSchemaOrder } from '../json.ts';
import { DIFF_SCHEMA } from './diff-schema.ts';

/** Two spaces of indentation, a line end at the end. */
export function renderDiffJson(diff: FlareDiff): string {
  return `${JSON.stringify(inSchemaOrder(diff, DIFF_SCHEMA), null, 2)}\n`;
}
