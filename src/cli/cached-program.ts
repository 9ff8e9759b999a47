// Loads the built program as one script together with the code that V8 made of it when it was built, so that what an analysis
// calls is not compiled again at each start (docs/decisions/code-cache.md). Where there is none for this Node.js, as in a
// checkout that was not built, the caller imports the modules.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';

/** What the script gives. */
export interface Program {
  readonly run: (argv: readonly string[]) => Promise<number>;
}

/** The script, which is one function: scripts/build.mjs makes it. */
type ProgramFunction = (
  module: { exports: Program },
  require: NodeJS.Require,
  /** For `import.meta.url`: a file of the folder in which the modules stand too. */
  moduleUrl: string,
) => void;

const SCRIPT_FILE = fileURLToPath(new URL('program.cjs', import.meta.url));
/** V8 takes code of its own version only, made for this kind of processor. */
export const CODE_FILE = fileURLToPath(
  new URL(`program-${process.version}-${process.arch}.code`, import.meta.url),
);

/** Undefined where there is no code for this Node.js. */
export function loadCachedProgram(): Program | undefined {
  let code: Buffer;
  try {
    code = readFileSync(CODE_FILE);
  } catch {
    return undefined;
  }
  return programOf(compileProgram(code));
}

/** Throws when the script is not there. V8 leaves `code` that it cannot use; `cachedDataRejected` of the script tells. */
export function compileProgram(code?: Buffer): Script {
  return new Script(readFileSync(SCRIPT_FILE, 'utf8'), {
    filename: SCRIPT_FILE,
    cachedData: code,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

export function programOf(script: Script): Program {
  const program = script.runInThisContext() as ProgramFunction;
  const module = { exports: {} as Program };
  program(module, createRequire(import.meta.url), import.meta.url);
  return module.exports;
}
