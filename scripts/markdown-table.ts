// Markdown tables of the generated pages.

export const HEADER = '<!-- Made by `npm run docs`; change the table in the code, not this page. -->\n\n';

export function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

export function table(head: readonly string[], rows: readonly string[]): string {
  return `${row(head)}${row(head.map(() => '---'))}${rows.join('')}`;
}
