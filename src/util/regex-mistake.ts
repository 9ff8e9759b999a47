// Why an expression is refused, in the words of somebody who writes rules. That it is refused says re2.ts.
import { RE2JSSyntaxException } from 're2js';
import { cutText } from './cut-text.ts';
import { compileRe2 } from './re2.ts';

/** Of the expression, in a message. */
const SHOWN_CHARACTERS = 20;

/** One or two sentences; undefined for an expression that is right. */
export function regexMistake(regex: string): string | undefined {
  try {
    compileRe2(regex);
    return undefined;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return missingInRe2(regex) ?? unclosed(regex) ?? reasonOf(error);
  }
}

/** What other expressions have and RE2 has not, because it can take for ever. */
function missingInRe2(regex: string): string | undefined {
  const plain = regex.replace(/\\[^1-9k]/g, '');
  const around = /\(\?<?[=!]/.exec(plain)?.[0];
  if (around !== undefined)
    return `RE2 has no look-around, “${around}…)”, because it can run forever: exclude what must not match with “except” or a second look under “unless”, and require what must also be there with a second look.`;
  const back = /\\(?:[1-9]|k<\w*>)/.exec(plain)?.[0];
  return back === undefined
    ? undefined
    : `RE2 has no back-references, “${back}”, because they can run forever: catch both texts, or look for one of them.`;
}

function unclosed(regex: string): string | undefined {
  const at = unclosedBracket(regex);
  if (at === undefined) return undefined;
  const sign = regex.charAt(at);
  return `The bracket of “${cutText(regex.slice(at), SHOWN_CHARACTERS)}” is not closed: write ${sign === '(' ? ')' : ']'} after it, or \\${sign} for the character itself.`;
}

/** Where the innermost bracket opens that nothing closes. */
function unclosedBracket(regex: string): number | undefined {
  const open: number[] = [];
  let classStart: number | undefined;
  for (let index = 0; index < regex.length; index++) {
    const sign = regex.charAt(index);
    if (sign === '\\') index++;
    else if (classStart !== undefined) {
      // A bracket that stands first in a class is one of its signs.
      const isFirst = /^\[\^?$/.test(regex.slice(classStart, index));
      if (sign === ']' && !isFirst) classStart = undefined;
    } else if (sign === '[') classStart = index;
    else if (sign === '(') open.push(index);
    else if (sign === ')') open.pop();
  }
  return classStart ?? open.at(-1);
}

function reasonOf(error: RE2JSSyntaxException): string {
  const place = error.getPattern();
  return `This is not an RE2 expression: ${error.getDescription()}${place === null ? '' : `, at “${cutText(place, SHOWN_CHARACTERS)}”`}.`;
}
