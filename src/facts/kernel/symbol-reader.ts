// Large lists of the kernel, line by line: its symbols, the functions that can be traced. Of the names only a short
// table is looked for; a list has hundreds of thousands.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { LineReader } from '../fact-reader.ts';
import { makeFact } from '../make-fact.ts';
import { KERNEL_FUNCTIONS } from './kernel-function-table.ts';
import type { StreamLine } from '../stream-line.ts';

interface FoundFunction extends StreamLine {
  readonly symbol: string;
}

/** The functions of the table that a list names, with the symbol they go by: `attach_recursive_mnt.isra.0`. */
class FunctionSearch {
  readonly #found = new Map<string, FoundFunction>();

  read(symbol: string, at: StreamLine): void {
    const dot = symbol.indexOf('.');
    const name = dot < 0 ? symbol : symbol.slice(0, dot);
    if (!WANTED.has(name)) return;
    const known = this.#found.get(name);
    if (known === undefined || (known.symbol !== name && symbol === name))
      this.#found.set(name, { symbol, ...at });
  }

  facts(name: 'kernel.functions' | 'kernel.traceableFunctions', file: string): Fact[] {
    const found = KERNEL_FUNCTIONS.flatMap((one) => {
      const known = this.#found.get(one);
      return known === undefined ? [] : [{ name: one, ...known }];
    });
    const [first] = found;
    if (first === undefined) return [];
    const value = found.map((one): FactRecord => ({ name: one.name, symbol: one.symbol }));
    const itemPlaces = found.map(({ line, text }) => ({ file, line, text }));
    return [makeFact(name, value, { file, line: first.line, text: first.text, itemPlaces })];
  }
}

const WANTED: ReadonlySet<string> = new Set(KERNEL_FUNCTIONS);

// ffffffff81000000 T _stext
// 0000000000000000 t nf_ct_get_tuple\t[nf_conntrack]
/** kallsyms. Addresses are all zero where the kernel hides them (kernel.kptr_restrict). */
export function kallsymsReader(): LineReader {
  const search = new FunctionSearch();
  let symbols = 0;
  let first: StreamLine | undefined;
  let addressed: StreamLine | undefined;
  return {
    read(text, line) {
      const name = symbolOf(text);
      if (name === undefined) return;
      symbols += 1;
      first ??= { line, text };
      if (addressed === undefined && !text.startsWith('00000000 ') && !text.startsWith(ZERO_ADDRESS))
        addressed = { line, text };
      search.read(name, { line, text });
    },
    facts(file) {
      if (first === undefined) return [];
      return [
        makeFact('kernel.symbolCount', symbols, { file, ...first }),
        makeFact('kernel.addressesHidden', addressed === undefined, { file, ...(addressed ?? first) }),
        ...search.facts('kernel.functions', file),
      ];
    },
  };
}

const ZERO_ADDRESS = '0000000000000000 ';

/** The name after address and one-letter type; undefined for another kind of line. */
function symbolOf(text: string): string | undefined {
  const at = text.indexOf(' ');
  if ((at !== 16 && at !== 8) || text.charAt(at + 2) !== ' ' || !/^[0-9a-f]{8,16} /.test(text))
    return undefined;
  const end = text.indexOf('\t', at);
  const name = text.slice(at + 3, end < 0 ? Math.min(text.length, at + 300) : end);
  return name === '' ? undefined : name;
}

// tcp_sendmsg
// nf_conntrack_in [nf_conntrack]
/** available_filter_functions. */
export function filterFunctionsReader(): LineReader {
  const search = new FunctionSearch();
  let functions = 0;
  let others = 0;
  let first: StreamLine | undefined;
  return {
    read(text, line) {
      if (text === '') return;
      if (!/^[\w.]{1,200}(?: \[\w{1,100}\])?\s{0,5}$/.test(text)) {
        others += 1;
        return;
      }
      functions += 1;
      first ??= { line, text };
      const end = text.indexOf(' ');
      search.read(end < 0 ? text.trimEnd() : text.slice(0, end), { line, text });
    },
    facts(file) {
      // Words stand alone in lines of other texts too.
      if (first === undefined || others * 10 > functions) return [];
      return [
        makeFact('kernel.traceableFunctionCount', functions, { file, ...first }),
        ...search.facts('kernel.traceableFunctions', file),
      ];
    },
  };
}
