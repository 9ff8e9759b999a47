// Loads the built program as one script together with the code that V8 made of it when it was built, so that what an analysis
// calls is not compiled again at each start (docs/decisions/code-cache.md). Where there is none for this Node.js, as in a
// checkout that was not built, the caller imports the modules.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

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
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export function readProgram(): Buffer {
  return readFileSync(SCRIPT_FILE);
}

/** The build writes the script in ASCII, which is decoded eight times as fast so. V8 leaves code that it cannot use, as under other options; `cachedDataRejected` of the script tells. */
export function compileProgram(source: Buffer, code?: Buffer): Script {
  return new Script(source.toString('latin1'), { filename: 'program.cjs', cachedData: code });
}

export function programOf(script: Script): Program {
  const program = script.runInThisContext() as ProgramFunction;
  const module = { exports: {} as Program };
  program(module, createRequire(import.meta.url), import.meta.url);
  return module.exports;
}

const SEAL_BYTES = 4;

/** Code behind a checksum of what it was made of and of itself: V8 would run whatever stands there. */
export function sealed(code: Buffer, source: Buffer): Buffer {
  const seal = Buffer.alloc(SEAL_BYTES);
  seal.writeUInt32LE(sealOf(code, source));
  return Buffer.concat([seal, code]);
}

export function unsealed(bytes: Buffer, source: Buffer): Buffer | undefined {
  if (bytes.length < SEAL_BYTES) return undefined;
  const code = bytes.subarray(SEAL_BYTES);
  return bytes.readUInt32LE() === sealOf(code, source) ? code : undefined;
}

function sealOf(code: Buffer, source: Buffer): number {
  return crc32(code, crc32(source));
}
