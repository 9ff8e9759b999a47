#!/usr/bin/env node
// The process behind `flare-analyze`: hands over argv and streams, sets the exit code, never exits early.
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2));
