// `pack.yaml`: the name and version of a folder of rules, and the oldest program that can run it.
import { basename, join, resolve } from 'node:path';
import { satisfies, valid, validRange } from 'semver';
import * as z from 'zod';
import type { RuleMistake } from '../../errors.ts';
import { MANIFEST_FILE } from './pack-file-names.ts';
import { readPackFile } from './pack-files.ts';
import { nameSchema, textSchema } from '../rule-schema.ts';

export const manifestSchema = z.strictObject({
  name: nameSchema.describe('What reports call the pack.'),
  version: textSchema
    .refine((one) => valid(one) !== null, 'Write a version of three numbers, such as 1.4.0.')
    .describe('Semantic version; raise it with every change.'),
  'minimum-engine': textSchema
    .refine((one) => validRange(one) !== null, 'Write a range of versions, such as ">=0.1.0".')
    .optional()
    .describe('The versions of flare-analyzer that can run the pack.'),
  description: textSchema.optional(),
});

export interface Manifest {
  readonly name: string;
  /** Null without a manifest. */
  readonly version: string | null;
  /** Empty without a manifest. */
  readonly text: string;
  readonly mistakes: readonly RuleMistake[];
}

/** A folder without a manifest is called after itself. `engine` is the version of this program. */
export async function loadManifest(dir: string, engine: string): Promise<Manifest> {
  const folderName = basename(resolve(dir));
  const found = await readPackFile(join(dir, MANIFEST_FILE), manifestSchema);
  if (found === undefined) return { name: folderName, version: null, text: '', mistakes: [] };
  const { value, text, mistakes } = found;
  if (value === undefined) return { name: folderName, version: null, text, mistakes };
  const { name, version, 'minimum-engine': range = '*' } = value;
  const isNewEnough = satisfies(engine, range, { includePrerelease: true });
  const tooOld = found.mistakeAt(
    ['minimum-engine'],
    'ENGINE_TOO_OLD',
    `The pack ${name} ${version} needs flare-analyzer ${range}; this is ${engine}. Install a version that fits, or an older pack.`,
  );
  return { name, version, text, mistakes: isNewEnough ? [] : [tooOld] };
}
