// Which functions of the kernel the programs of system-probe would look for in vain.
import { makeFact } from '../make-fact.ts';
import type { Derivation } from '../fact-reader.ts';
import { KERNEL_FUNCTIONS } from './kernel-function-table.ts';

/** From `kernel.functions`, when the list of symbols was read as a whole: a cut list lacks functions by itself. */
export const missingFunctions: Derivation = ({ fact, flare }) => {
  const functions = fact('kernel.functions');
  if (!functions.known) return functions;
  const { file, line, text, value } = functions.value;
  if (flare.files.some((one) => one.path === file && one.isDamaged)) return undefined;
  const exact = new Set((value as readonly { name: string; symbol: string }[]).flatMap(exactName));
  const missing = KERNEL_FUNCTIONS.filter((name) => !exact.has(name));
  const place = { file, line, text };
  return makeFact('kernel.functionsMissing', missing, {
    ...place,
    confidence: 'medium',
    itemPlaces: missing.map(() => place),
  });
};

/** A probe asks for the very name: a copy that the compiler renamed does not count. */
function exactName({ name, symbol }: { readonly name: string; readonly symbol: string }): string[] {
  return name === symbol ? [name] : [];
}
