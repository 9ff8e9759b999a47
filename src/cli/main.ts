#!/usr/bin/env node
// The process behind `flare-analyze`: hands over argv and streams, sets the exit code, never exits early.
import { loadCachedProgram } from './cached-program.ts';

// A reader that has enough (`| head`) is no error, and must not change the exit code.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const argv = process.argv.slice(2);
/** Answered sooner by a few modules than by the whole program. */
const asksForText = argv.length === 0 || argv.some((one) => /^(?:-h|--help|--version)$/.test(one));
const { run } = (asksForText ? undefined : loadCachedProgram()) ?? (await import('./run.ts'));
process.exitCode = await run(argv);
