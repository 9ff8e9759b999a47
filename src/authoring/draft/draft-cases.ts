// The cases of a drafted rule: the line itself, and for each part of the look a line that only that part tells from it, so
// that no wrong version of the rule passes them.
import { stringify } from 'yaml';
import { cleanLine } from '../../assemble/evidence.ts';
import { roleOf } from '../../flare/roles.ts';
import { SOURCE_KINDS } from '../../model/file-kind-table.ts';
import type { LogLevel, LogSource } from '../../model/log.ts';
import { parseLogLine } from '../../scan/lines/log-line.ts';
import { compileRe2, groupsIn } from '../../util/re2.ts';
import type { BundleLine } from './bundle-line.ts';

export interface DraftedLine {
  readonly line: BundleLine;
  /** The record as it may be shown, from its head to the line. */
  readonly shown: readonly string[];
  readonly words: string;
  readonly regex: string | undefined;
}

/** The line as it is, lines that are almost it, and a flare without it. */
export function casesText({ line, shown, words, regex }: DraftedLine): string {
  const file = caseFileOf(line.source);
  const flare = (lines: readonly string[]): Record<string, string> => ({
    ...(line.kind === 'cluster-agent' || line.source === 'cluster-agent' ? CLUSTER_STATUS : {}),
    ...(lines.length === 0 ? {} : { [file]: `${lines.join('\n')}\n` }),
  });
  const before = shown.slice(0, -1);
  const last = shown.at(-1) ?? '';
  const error = regex === undefined ? undefined : groupsIn(regex, last).error;
  const variables = error === undefined ? {} : { expect: { variables: { error: cleanLine(error) } } };
  const cases = {
    match: [
      {
        name: 'the line that it was drafted from',
        files: flare([...before, `${last}  <== failed`]),
        ...variables,
      },
    ],
    'no-match': nearMisses(shown, { words, regex, level: line.level }).map(({ name, lines }) => ({
      name: `a near miss: ${name}`,
      files: flare(lines),
    })),
    unknown: [{ name: 'the flare does not hold the file', files: flare([]) }],
  };
  const head =
    '# Small flares. To mark a line as evidence, end it with two spaces, `<==` and the name of the look.\n';
  return head + stringify(cases, { lineWidth: 0, blockQuote: 'literal' });
}

const CLUSTER_STATUS = {
  'cluster-agent-status.log':
    '===============================\nDatadog Cluster Agent (v7.60.0)\n===============================\n',
};

/** Where an Agent puts such lines; a file that somebody added is given a name that tells nothing. */
function caseFileOf(source: LogSource): string {
  const { path } = SOURCE_KINDS[source];
  return roleOf(path).source === source ? path : 'added.txt';
}

interface NearMiss {
  readonly name: string;
  readonly lines: readonly string[];
}

/** One for each part of the look, which only that part tells from the line. */
function nearMisses(
  shown: readonly string[],
  { words, regex, level }: { words: string; regex: string | undefined; level: LogLevel | undefined },
): NearMiss[] {
  const before = shown.slice(0, -1);
  const last = shown.at(-1) ?? '';
  const other = level === undefined ? undefined : atOtherLevel(shown, level);
  const short = last.slice(0, last.toLowerCase().indexOf(words.toLowerCase()) + words.length);
  const isTold = regex !== undefined && !compileRe2(regex).matcher(short).find();
  return [
    { name: 'the same line in other words', lines: [...before, inOtherWords(last, words)] },
    ...(other === undefined ? [] : [{ name: 'the same line at another level', lines: other }]),
    ...(isTold ? [{ name: 'the same words without what follows them', lines: [...before, short] }] : []),
  ];
}

/** Undefined when the head does not write its level in a way that is known here. */
function atOtherLevel(shown: readonly string[], level: LogLevel): readonly string[] | undefined {
  const [head = '', ...rest] = shown;
  const other = level === 'INFO' ? 'DEBUG' : 'INFO';
  const candidates = [
    head.replace(new RegExp(`\\b${level}\\b`, 'i'), other),
    head.replace(new RegExp(`\\b${level.slice(0, 4)}\\w*\\b`, 'i'), other.toLowerCase()),
    head.replace(new RegExp(`\\b${level.charAt(0)}(?=\\d{4} )`), other.charAt(0)),
  ];
  const right = candidates.find((text) => {
    const parsed = parseLogLine(text);
    return parsed.isHeader && parsed.level === other;
  });
  return right === undefined ? undefined : [right, ...rest];
}

/** Without the last letters of the words, wherever they stand. */
function inOtherWords(text: string, words: string): string {
  const other = `${words.slice(0, -3)}…`;
  let result = '';
  const lower = text.toLowerCase();
  const wanted = words.toLowerCase();
  for (let at = 0; ;) {
    const next = lower.indexOf(wanted, at);
    if (next < 0) return result + text.slice(at);
    result += text.slice(at, next) + other;
    at = next + wanted.length;
  }
}
