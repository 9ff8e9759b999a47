// Secrets that are known by the name beside them: `password: …`, `DB_PASSWORD=…`, `"apiKey":"…"`, `--token …`. What is
// called a secret stands in util/secret-value.ts, where its value ends in secret-end.ts. What is said about a secret
// (`token: expired`) stays.
import {
  isHarmless,
  mask,
  SECRET_NAME_END,
  secretKind,
  startsWithPlaceholder,
} from '../util/secret-value.ts';
import { secretEnd, type NamedPlace } from './secret-end.ts';

/** A name with what separates it from its value; a blank or comma alone does so only behind a flag. A handle has none. */
const NAMED = new RegExp(
  `ENC\\[[^\\]]{0,200}\\]|(?<![\\w.-])(?<!://)(?<name>[\\w.-]*?${SECRET_NAME_END})(?:(?<closing>\\\\*["'\`]?\\]?)\\s*(?<sign>=>?|:(?!:))\\s*|["']?,?\\s+|["'],)`,
  'gi',
);
/** What opens a value. Inside of a text in quotes two of them are one. */
const OPENING = /u?(?:(?:''|"")(?=\w)|\\*["'`])|\[/y;
/** The scheme before the secret of a header is none. */
const SCHEME = /(?:basic|bearer|apikey|token|digest|negotiate)(?:\s+|$)/iy;
/** No text: a map, a list of maps, a text on the lines below, or a key in PEM, which is looked at by itself. */
const STRUCTURE = /\{(?:[\s"'\\}]|\w+:|$)|\[[\s\\]*(?:[{\]]|$)|[|>][-+\d]{0,2}\s*$|\\*["'`]?-----BEGIN /y;
/** How a message goes on behind the name of a secret; a secret does not begin so. */
const STATEMENT =
  /(?:(?:permission|access) (?:is )?denied|no such|not (?:found|set|valid|allowed|given)|(?:is|was|has|must|cannot|can't|could not|does not|failed|unable) |context deadline|timed out|read-only file|error while|(?:json|yaml|open|stat)[ :] ?\/?|(?:expired|invalid|missing|required|unset|empty|wrong|incorrect|rejected|refused|unauthorized|forbidden|timeout)(?:[\s.,:;)]|$))/iy;
/** Or in a sentence about a flag. */
const FLAG_TALK =
  /-|(?:and|or|to|for|with|in|of|on|from|when|if|flags?|options?|arguments?|parameters?|should|can)\b/iy;
/** A plain word, the package that an error comes from (`net/http: `), or the class of an error. */
const PLAIN =
  /(?:[A-Z]?[a-z]{1,15}|[A-Z]{2,5})[.,;)]?(?:\s|$)|[a-z0-9/.-]{1,20}:\s|[\w.]{1,80}(?:Error|Exception)\b/y;
/** People may choose a plain word as a password; a program does not make it a token. */
const CHOSEN = /(?:passw(?:or)?d|passphrase|pwd)s?$/i;

/** One line without them; their kinds are added to `leaked`. */
export function withoutNamedSecrets(line: string, leaked: Set<string>): string {
  let clean = '';
  let done = 0;
  for (const place of namedPlaces(line)) {
    if (place.nameStart < done) continue;
    const [start, end] = boundsOf(place);
    const value = line.slice(start, end);
    if (isHarmless(value) || startsWithPlaceholder(line.slice(start))) continue;
    leaked.add(secretKind(place.name));
    clean += line.slice(done, start) + mask(value);
    done = end;
  }
  return clean + line.slice(done);
}

function namedPlaces(line: string): NamedPlace[] {
  // A record in JSON is no setting.
  const firstWordEnd = /^[\s#-]*(?:(?:export|set|env)\s+)?(?![{[])\S+/i.exec(line)?.[0].length ?? 0;
  return [...line.matchAll(NAMED)].flatMap((found): NamedPlace[] => {
    const { name = '', sign, closing = '' } = found.groups ?? {};
    if (name === '' || (sign === undefined && !name.startsWith('-'))) return [];
    const nameStart = found.index;
    const valueStart = nameStart + found[0].length;
    const isQuoted = /["'`]/.test(closing);
    return [{ line, name, nameStart, valueStart, sign, isQuoted, isSetting: nameStart < firstWordEnd }];
  });
}

/** Where the secret starts and ends; both the same where there is none. */
function boundsOf(place: NamedPlace): readonly [start: number, end: number] {
  const { line, valueStart, sign } = place;
  const opening = textAt(OPENING, line, valueStart);
  const isList = opening === '[';
  if (textAt(STRUCTURE, line, valueStart) !== '' || (opening === '' && isTalk(place)))
    return [valueStart, valueStart];
  const opened = isList && sign !== ':' ? '' : opening;
  const start = valueStart + opened.length;
  const afterScheme = start + textAt(SCHEME, line, start).length;
  return [afterScheme, secretEnd(place, opened.replace(/^u/, ''), afterScheme)];
}

function isTalk({ line, name, nameStart, valueStart, sign, isSetting }: NamedPlace): boolean {
  if (textAt(STATEMENT, line, valueStart) !== '') return true;
  if (sign === undefined) return textAt(FLAG_TALK, line, valueStart) !== '';
  const isPath = line[nameStart - 1] === '/';
  return (
    sign === ':' && (isPath || (!isSetting && !CHOSEN.test(name))) && textAt(PLAIN, line, valueStart) !== ''
  );
}

function textAt(sticky: RegExp, line: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(line)?.[0] ?? '';
}
