// What the terminal can show: its width and whether it wants colours.

const DEFAULT_WIDTH = 80;
const MAX_WIDTH = 120;

export interface Terminal {
  readonly widthColumns: number;
  readonly isColorOn: boolean;
}

/** Colours only on a terminal, never with NO_COLOR, --no-color, a dumb terminal or a report file. */
export function terminalOf({ color, output }: { color: boolean; output?: string }): Terminal {
  const isTerminal = process.stdout.isTTY && output === undefined;
  const isRefused = !color || Boolean(process.env.NO_COLOR) || process.env.TERM === 'dumb';
  const width = isTerminal ? Math.min(process.stdout.columns, MAX_WIDTH) : DEFAULT_WIDTH;
  return { widthColumns: Math.max(40, width), isColorOn: isTerminal && !isRefused };
}
