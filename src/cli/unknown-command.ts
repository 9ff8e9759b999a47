// A first word that was meant as a command and is none: analyze, the default command, would look for a flare of that name.
import { existsSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { didYouMean } from '../util/nearest-word.ts';

/** Throws a UsageError for a word without dot or slash that names no file. */
export function assertNotMeantAsCommand(word: string, commands: readonly string[]): void {
  if (!/^[^-./\\][^./\\]*$/.test(word) || existsSync(word)) return;
  throw new UsageError(
    'NO_INPUT',
    `There is no command and no file ${JSON.stringify(word)}.${didYouMean(word, commands)} Commands are ${commands.join(', ')}; a flare is given by the path of a zip, tar, tar.gz or folder.`,
  );
}
