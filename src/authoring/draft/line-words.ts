// The words of a message that stay the same when it is written again: for the literal of a rule and for its id.

/** The scanner wants literals of five bytes; words are ASCII here. */
const MIN_LENGTH = 5;
const MAX_LENGTH = 80;
/** Long enough to be told from other lines by itself. */
const GOOD_LENGTH = 10;

/** Parts in quotes differ from line to line. */
const QUOTED = /"(?:[^"\\]|\\.)*"|`[^`]*`|(?<![A-Za-z])'[^']*'/g;
const WORD = /^(\(?)([A-Za-z]+(?:-[A-Za-z]+)*)([,;:.!?)]*)$/;
/** What follows one of these is the name of something. */
const BEFORE_NAMES = new Set(
  'host hostname node pod container user username lookup server cluster namespace named called for'.split(
    ' ',
  ),
);

/** The longest run of ordinary words: before the last colon where there is a good one. Undefined: there is none. */
export function plainWordsOf(message: string): string | undefined {
  const text = message.replace(QUOTED, '\u0000');
  const colon = text.lastIndexOf(': ');
  const front = longest(runsOf(colon < 0 ? text : text.slice(0, colon)));
  if (front !== undefined && front.length >= GOOD_LENGTH) return front;
  const best = longest([...(front === undefined ? [] : [front]), ...runsOf(text)]);
  return best ?? longest(text.match(/[A-Za-z_]{5,}/g) ?? []);
}

function runsOf(text: string): string[] {
  const runs: string[] = [];
  let run = '';
  let isNameNext = false;
  for (const token of text.split(' ')) {
    const word: PlainWord | undefined = isNameNext ? undefined : plainWord(token);
    isNameNext = word !== undefined && BEFORE_NAMES.has(word.text.toLowerCase());
    if (word === undefined || word.opens || run.length + word.text.length >= MAX_LENGTH) {
      runs.push(run);
      run = '';
    }
    if (word !== undefined) run += run === '' ? word.text : ` ${word.text}`;
    if (word?.closes === true || isNameNext) {
      runs.push(run);
      run = '';
    }
  }
  return [...runs, run];
}

interface PlainWord {
  readonly text: string;
  readonly opens: boolean;
  readonly closes: boolean;
}

function plainWord(token: string): PlainWord | undefined {
  const [, opening = '', text, closing = ''] = WORD.exec(token) ?? [];
  return text === undefined ? undefined : { text, opens: opening !== '', closes: closing !== '' };
}

function longest(runs: readonly string[]): string | undefined {
  const long = runs.filter((run) => run.length >= MIN_LENGTH);
  return long.reduce<string | undefined>(
    (best, run) => (best === undefined || run.length > best.length ? run : best),
    undefined,
  );
}

const SMALL_WORDS = new Set(
  'a an the of to for from in on at by with and or is are was were be it its this that as'.split(' '),
);
const MAX_ID_WORDS = 5;

/** An id from the words, which no id of `taken` equals. `where` is put before them when there are too few. */
export function suggestedId(words: string, where: string, taken: ReadonlySet<string>): string {
  const plain = words.toLowerCase().match(/[a-z]+/g) ?? [];
  const telling = plain.filter((word) => !SMALL_WORDS.has(word)).slice(0, MAX_ID_WORDS);
  const short = (telling.length > 1 ? telling : [where, ...telling]).join('-');
  const candidates = [short, short.startsWith(where) ? short : `${where}-${short}`];
  const free = candidates.find((one) => one.includes('-') && !taken.has(one));
  if (free !== undefined) return free;
  const base = short.includes('-') ? short : `${short}-trouble`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
