// Private keys in PEM, whose lines do not tell alone what they are. Of a key only its BEGIN and END are shown.
import { HIDDEN_VALUE } from '../util/secret-value.ts';

const LABEL = '[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----';
const BEGIN = new RegExp(`-----BEGIN ${LABEL}`);
const END = new RegExp(`-----END ${LABEL}`);
/** A line from BEGIN on, up to END when it stands there too. */
const FROM_BEGIN = new RegExp(`(${BEGIN.source})(.*?)(${END.source}|$)`, 'g');
/** A line of a key: base64, perhaps quoted or in a comment, or one of a few headers. */
const BODY =
  /^\s*(?:["'#|-]\s*)?(?:[\w+/=]*|(?:Proc-Type|DEK-Info|Version|Comment): .*)(?:\\[nr])*["',\\]*\s*$/;
/** What follows BEGIN on its line is the key itself, and not the rest of a message about one. */
const BODY_FOLLOWS = /^(?:\\+[nr]|\s)*(?:[\w+/=]{16}|Proc-Type|DEK-Info)/;

/** A key that began above the first line. */
const ABOVE = -1;

export interface KeyRedaction {
  /** The lines that came in, without what they hold of keys. */
  readonly lines: readonly string[];
  /** Places in `lines` where a key begins of which something was taken out. */
  readonly begins: ReadonlySet<number>;
}

/** `isStart`: nothing stands above the lines. Otherwise a key that ends in them may have begun above. */
export function withoutPrivateKeys(lines: readonly string[], isStart: boolean): KeyRedaction {
  const begins = new Set<number>();
  let begin = !isStart && endsFirst(lines) ? ABOVE : undefined;
  const clean = lines.map((line, index) => {
    const end = END.exec(line)?.index;
    const inKey = begin !== undefined && BODY.test(line.slice(0, end)) ? line.slice(0, end) : undefined;
    const shown = hidden(inKey ?? '');
    if (begin !== undefined && inKey !== undefined && shown !== inKey) begins.add(begin);
    if (inKey === undefined || end !== undefined) begin = undefined;
    const rest = line.slice(inKey?.length ?? 0);
    const restShown = rest.replace(FROM_BEGIN, (_, ...[head = '', body = '', tail = '']: string[]) => {
      if (tail === '') begin = index;
      const bodyShown = tail !== '' || BODY_FOLLOWS.test(body) ? hidden(body) : body;
      if (bodyShown !== body) begins.add(index);
      return head + bodyShown + tail;
    });
    return shown + restShown;
  });
  return { lines: clean, begins };
}

/** True when an END comes before any BEGIN, and all lines above it look like a key. */
function endsFirst(lines: readonly string[]): boolean {
  const marked = lines.findIndex((line) => BEGIN.test(line) || END.test(line));
  const line = lines[marked] ?? '';
  const end = END.exec(line)?.index ?? 0;
  return (
    !BEGIN.test(line.slice(0, end)) && END.test(line) && lines.slice(0, marked).every((one) => BODY.test(one))
  );
}

/** What holds no letter or digit is a line end, or was scrubbed. */
function hidden(body: string): string {
  const indent = /^\s*/.exec(body)?.[0] ?? '';
  return /[A-Za-z0-9]/.test(body.replace(/\\+[nr]/g, '')) ? indent + HIDDEN_VALUE : body;
}
