// Writes the code that V8 makes of the built program while it analyzes a flare: src/cli/cached-program.ts takes it at the next
// start. A process of its own, as the program prints its report; scripts/build.mjs runs it.
import { writeFileSync } from 'node:fs';
import { CODE_FILE, compileProgram, programOf } from '../dist/cli/cached-program.js';

const script = compileProgram();
await programOf(script).run(process.argv.slice(2));
writeFileSync(CODE_FILE, script.createCachedData());
