// Writes the code that V8 makes of the built program while it analyzes a flare: src/cli/cached-program.ts takes it at the next
// start. A process of its own, as the program prints its report; scripts/build.mjs runs it.
import { writeFileSync } from 'node:fs';
import { CODE_FILE, compileProgram, programOf, readProgram, sealed } from '../dist/cli/cached-program.js';

const source = readProgram();
const script = compileProgram(source);
const exitCode = await programOf(script).run(process.argv.slice(2));
if (exitCode !== 0) throw new Error(`the analysis that the code is made by ended with ${exitCode}`);
writeFileSync(CODE_FILE, sealed(script.createCachedData(), source));
