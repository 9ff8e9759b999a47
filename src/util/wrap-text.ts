// Fits one line of visible text into a width: wrapping with the line-break manners of English and Japanese,
// or cutting with an ellipsis.
import { characterWidth, displayWidth, isWide } from './display-width.ts';

/** Opening brackets stay with what follows, closing marks and small kana with what stands before (JIS X 4051). */
const OPENING = '「『（【〈《〔［｛';
const CLOSING =
  '、。，．・：；？！」』）】〉》〕］｝ー々〜…ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ';

/** A piece that must not be broken, and the space before it that a line break swallows. */
interface Piece {
  readonly gap: string;
  readonly text: string;
}

/** Lines of at most `widthColumns` columns; a word that is longer than a line is cut. Never empty. */
export function wrapText(text: string, widthColumns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const piece of text.split(/\s+/).flatMap((word) => piecesOf(word, widthColumns))) {
    const width = displayWidth(piece.text);
    const needed = line === '' ? width : columns + piece.gap.length + width;
    const isFull = line !== '' && needed > widthColumns;
    if (isFull) lines.push(line);
    line = line === '' || isFull ? piece.text : line + piece.gap + piece.text;
    columns = isFull ? width : needed;
  }
  return [...lines, line];
}

/** One line with `…` where its end was left out. */
export function cutText(text: string, widthColumns: number): string {
  if (displayWidth(text) <= widthColumns) return text;
  return `${startWithin(Array.from(text), widthColumns - 1).join('')}…`;
}

function piecesOf(word: string, widthColumns: number): Piece[] {
  return unbreakableParts(word)
    .flatMap((part) => (displayWidth(part) <= widthColumns ? [part] : sliceText(part, widthColumns)))
    .map((text, index) => ({ gap: index === 0 ? ' ' : '', text }));
}

/** `設定は「on」。` → `設` `定` `は` `「on」。`: between wide characters a line may end anywhere. */
function unbreakableParts(word: string): string[] {
  const parts: string[] = [];
  let previous = '';
  for (const character of word) {
    const last = parts.length - 1;
    if (previous !== '' && !canBreakBetween(previous, character))
      parts[last] = (parts[last] ?? '') + character;
    else parts.push(character);
    previous = character;
  }
  return parts;
}

function canBreakBetween(before: string, after: string): boolean {
  if (characterWidth(after) === 0 || CLOSING.includes(after) || OPENING.includes(before)) return false;
  return isWide(before) || isWide(after);
}

/**
 * The text cut into lines of at most `widthColumns` columns, every space in it kept: after the last space in
 * the second half of a line, else wherever the line is full. Never empty.
 */
export function sliceText(text: string, widthColumns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const character of text) {
    const width = characterWidth(character);
    if (line !== '' && columns + width > widthColumns) {
      const space = character === ' ' ? -1 : line.lastIndexOf(' ');
      const end = space > line.length / 2 ? space + 1 : line.length;
      lines.push(line.slice(0, end));
      line = line.slice(end);
      columns = displayWidth(line);
    }
    line += character;
    columns += width;
  }
  return [...lines, line];
}

function startWithin(characters: readonly string[], widthColumns: number): string[] {
  let columns = 0;
  const end = characters.findIndex((character) => (columns += characterWidth(character)) > widthColumns);
  return characters.slice(0, end < 0 ? undefined : end);
}
