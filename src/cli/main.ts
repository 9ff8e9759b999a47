#!/usr/bin/env node
// The process behind `flare-analyze`: hands over argv and streams, sets the exit code, never exits early.
import { errorCodeOf, isSystemError } from '../util/system-error.ts';
import { loadCachedProgram } from './cached-program.ts';
import { EXIT } from './exit-codes.ts';

process.stdout.on('error', (error: unknown) => {
  // A reader that has enough (`| head`) is no error, and must not change the exit code.
  if (isSystemError(error, 'EPIPE') || process.exitCode === EXIT.unusable) return;
  process.exitCode = EXIT.unusable;
  process.stderr.write(
    `flare-analyze: The output cannot be written (${errorCodeOf(error)}). Make room where standard output goes, or send it elsewhere.\n`,
  );
});
// There is nowhere left to say it.
process.stderr.on('error', () => undefined);

const argv = process.argv.slice(2);
/** Answered sooner by a few modules than by the whole program. */
const asksForText = argv.length === 0 || argv.some((one) => /^(?:-h|--help|--version)$/.test(one));
const { run } = (asksForText ? undefined : loadCachedProgram()) ?? (await import('./run.ts'));
const code = await run(argv);
// What could not be written is the answer, whatever it says.
process.exitCode ??= code;
