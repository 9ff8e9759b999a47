// Loads the built program as one script together with the code that V8 made of it when it was built, so that what an analysis
// calls is not compiled again at each start (docs/decisions/code-cache.md). Where there is none for this Node.js, as in a
// checkout that was not built, the caller imports the modules.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { isSystemError } from '../util/system-error.ts';

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

/** Undefined where there is no whole code for this Node.js and this program. */
export function loadCachedProgram(): Program | undefined {
  try {
    const source = readProgram();
    const code = unsealed(readFileSync(CODE_FILE), source);
    return code === undefined ? undefined : programOf(compileProgram(source, code));
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export function readProgram(): Buffer {
  return readFileSync(SCRIPT_FILE);
}

/** The build writes the script in ASCII, which is decoded twice as fast so. V8 leaves code that it cannot use, as under other options; `cachedDataRejected` of the script tells. */
export function compileProgram(source: Buffer, code?: Buffer): Script {
  return new Script(source.toString('latin1'), { filename: 'program.cjs', cachedData: code });
}

export function programOf(script: Script): Program {
  const program = script.runInThisContext() as ProgramFunction;
  const module = { exports: {} as Program };
  program(module, createRequire(import.meta.url), import.meta.url);
  return module.exports;
}

const SEAL_BYTES = 32;

/** Code behind the digest of itself and of what it was made of: V8 would run whatever stands there. */
export function sealed(code: Buffer, source: Buffer): Buffer {
  return Buffer.concat([sealOf(code, source), code]);
}

export function unsealed(bytes: Buffer, source: Buffer): Buffer | undefined {
  const code = bytes.subarray(SEAL_BYTES);
  return sealOf(code, source).equals(bytes.subarray(0, SEAL_BYTES)) ? code : undefined;
}

function sealOf(code: Buffer, source: Buffer): Buffer {
  return createHash('sha256').update(source).update(code).digest();
}
