// The lines between the two `---` at the top of a runbook: two keys, plain values, nothing of YAML besides.
import type { LocalMistake } from './runbook-mistake-table.ts';

export interface FrontMatter {
  readonly id?: string;
  /** Names the English text a translation was made from. */
  readonly sourceHash?: string;
  /** Line of the id, from 1; the first line when there is none. */
  readonly idLine: number;
  /** Index of the first line after it. */
  readonly endLine: number;
  readonly mistakes: readonly LocalMistake[];
}

/**
 * ```
 * ---
 * id: classifier-denied-by-apparmor
 * source-hash: 3f2a91c4
 * ---
 * ```
 */
export function parseFrontMatter(lines: readonly string[]): FrontMatter {
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    return { idLine: 1, endLine: 0, mistakes: [{ line: 1, column: 1, code: 'NO_FRONT_MATTER', found: '' }] };
  }
  const mistakes: LocalMistake[] = [];
  const values = new Map<string, string>();
  lines.slice(1, end).forEach((text, index) => {
    const [, key, value] = /^([\w-]+): *(.*)$/.exec(text.trimEnd()) ?? [];
    const line = index + 2;
    if (key === undefined || value === undefined) {
      if (text.trim() !== '') mistakes.push({ line, column: 1, code: 'BAD_FRONT_MATTER', found: text });
    } else if (key !== 'id' && key !== 'source-hash') {
      mistakes.push({ line, column: 1, code: 'UNKNOWN_KEY', found: key });
    } else values.set(key, value);
  });
  const id = values.get('id') ?? '';
  const idLine =
    Math.max(
      0,
      lines.findIndex((text) => text.startsWith('id:')),
    ) + 1;
  const sourceHash = values.get('source-hash') ?? '';
  if (id === '') mistakes.push({ line: 1, column: 1, code: 'MISSING_ID', found: '' });
  else if (!/^[a-z\d]+(?:-[a-z\d]+)*$/.test(id)) {
    mistakes.push({ line: idLine, column: 1, code: 'BAD_ID', found: id });
  }
  return {
    ...(id !== '' && { id }),
    ...(sourceHash !== '' && { sourceHash }),
    idLine,
    endLine: end + 1,
    mistakes,
  };
}
