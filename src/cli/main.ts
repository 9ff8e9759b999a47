#!/usr/bin/env node
// The process behind `flare-analyze`: hands over argv and streams, sets the exit code, never exits early.
import { run } from './run.ts';

// A reader that has enough (`| head`) is no error, and must not change the exit code.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2));
