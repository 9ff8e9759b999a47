// The text of src/scan/filter/gram-search-code.ts: gram-search.wat, compiled.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import loadWabt from 'wabt';

const SCAN = fileURLToPath(new URL('../src/scan/filter/', import.meta.url));
const SOURCE = 'gram-search.wat';
export const GRAM_SEARCH_CODE_FILE = `${SCAN}gram-search-code.ts`;

export async function gramSearchCode(): Promise<string> {
  const wabt = await loadWabt();
  const module = wabt.parseWat(SOURCE, readFileSync(`${SCAN}${SOURCE}`, 'utf8'));
  const { buffer } = module.toBinary({});
  module.destroy();
  const lines =
    Buffer.from(buffer)
      .toString('base64')
      .match(/.{1,90}/g) ?? [];
  return `// Made by \`npm run wasm\` from gram-search.wat: do not edit.

/** A WebAssembly module, in base 64. */
export const GRAM_SEARCH_CODE = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
}
