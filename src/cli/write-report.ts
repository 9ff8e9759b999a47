// Where the report of an analysis goes: to standard output, or to a file that is no part of what is read.
import { realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { UsageError } from '../errors.ts';
import { errorCodeOf } from '../util/system-error.ts';

/** Where standard input comes from, when that is a file. */
const STANDARD_INPUT = '/dev/stdin';

/** Throws a UsageError when `output` is one of the bundles or lies in one, through whatever links. */
export async function assertOutsideBundles(output: string, bundles: readonly string[]): Promise<void> {
  const target = (await realPathOf(output)) ?? (await realPathOfNew(output));
  if (target === undefined) return;
  for (const bundle of bundles) {
    const source = await realPathOf(bundle === '-' ? STANDARD_INPUT : bundle);
    if (source === undefined || !(target === source || target.startsWith(withSeparator(source)))) continue;
    const name = bundle === '-' ? 'on standard input' : JSON.stringify(bundle);
    throw new UsageError(
      'BAD_OPTION',
      `--output ${output} would write into the flare ${name}. Give a file elsewhere.`,
    );
  }
}

/** Undefined for what is not there or may not be looked at. */
function realPathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

async function realPathOfNew(path: string): Promise<string | undefined> {
  const folder = await realPathOf(dirname(path));
  return folder === undefined ? undefined : join(folder, basename(path));
}

/** The root of a file system ends with one already. */
function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

/** Throws a UsageError for a file that cannot be written; main.ts hears of trouble with standard output. */
export async function writeReport(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
    return;
  }
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(
      'BAD_OPTION',
      `The report cannot be written to ${file} (${errorCodeOf(error)}): give --output a file in a folder that exists and is writable.`,
      { cause: error },
    );
  }
}
