// A rule drafted from one line of a bundle, with its cases and runbooks, as texts that pass lint and test at once. All
// that stands in them of the bundle has passed the redactor. What the rule is about is left to its author.
import { cleanLine } from '../../assemble/evidence.ts';
import { UsageError } from '../../errors.ts';
import { SOURCE_KINDS } from '../../model/file-kind-table.ts';
import { holdsLogLines } from '../../scan/log-component-table.ts';
import { parseLogLine } from '../../scan/lines/log-line.ts';
import { visibleText } from '../../util/visible-text.ts';
import { assertRuleId, newRunbookFiles } from '../new-rule.ts';
import { withoutMarks } from '../run-case.ts';
import type { BundleLine } from './bundle-line.ts';
import { casesText, type DraftedLine } from './draft-cases.ts';
import { regexOf } from './line-regex.ts';
import { plainWordsOf, suggestedId } from './line-words.ts';

export interface DraftOptions {
  /** The id; without it one is made from the words of the line. */
  readonly id?: string | undefined;
  /** Ids that a suggestion must not be. */
  readonly taken: ReadonlySet<string>;
}

export interface RuleDraft {
  readonly id: string;
  /** Paths below the folder of rules to texts. */
  readonly files: Readonly<Record<string, string>>;
}

interface Parts extends DraftedLine {
  readonly id: string;
}

/** Throws a UsageError when the line holds no word that a rule could look for, or the id cannot be one. */
export function draftRule(line: BundleLine, { id: wanted, taken }: DraftOptions): RuleDraft {
  const shown = [...(line.head === undefined ? [] : [line.head]), line.text].map(shownLine);
  const last = shown.at(-1) ?? '';
  const message = holdsLogLines(line.source) ? parseLogLine(last).message : last;
  const words = plainWordsOf(message);
  if (words === undefined || !line.text.toLowerCase().includes(words.toLowerCase())) throw noWords();
  // A record in JSON is written with escapes: only its plain words are the same in the file.
  const isPlain = last.endsWith(message) && message !== '';
  const regex = isPlain ? regexOf(message, words, [last, line.text]) : undefined;
  const id = wanted ?? suggestedId(words, line.source, taken);
  assertRuleId(id);
  const parts: Parts = { id, line, shown, words, regex };
  return {
    id,
    files: {
      [`${id}.yaml`]: ruleText(parts),
      [`${id}.cases.yaml`]: casesText(parts),
      ...newRunbookFiles(id),
    },
  };
}

/** Colours, of which the scanner sees every byte. */
const COLOUR = /\u001b\[[\d;]*m/g;

/** The line above, which may name what this one holds, is not known here. */
function shownLine(text: string): string {
  return withoutMarks(visibleText(cleanLine(text.replace(COLOUR, '\u001b'), null)).trimEnd());
}

function noWords(): UsageError {
  return new UsageError(
    'BAD_OPTION',
    'The line has no ordinary word of five letters that a rule could look for; choose another line of the same problem, or write the rule from scratch.',
  );
}

function ruleText({ id, line, words, regex }: Parts): string {
  const { source, level, kind } = line;
  const hasError = regex?.includes('(?<error>') === true;
  const isCluster = kind === 'cluster-agent' || source === 'cluster-agent';
  const options = [
    `log: ${source}`,
    `contains: ${quoted(words)}`,
    ...(level === undefined ? [] : [`level: ${level}`]),
    ...(regex === undefined ? [] : [`regex: ${quoted(regex)}`]),
  ];
  const place = SOURCE_KINDS[source].path;
  return `id: ${id}
title:
  en: ${quoted(`${words}: say in one line what is wrong`)}
  ja: ${quoted(`${words}: 何が起きているかを一行で書く`)}
summary:
  en: ${quoted(`Say why in two or three sentences, and what it means for the user${hasError ? ': {{ error }}' : ''}.`)}
  ja: ${quoted(`原因と利用者への影響を二、三文で書く${hasError ? ': {{ error }}' : ''}。`)}
severity: ${level === 'WARN' ? 'low' : 'medium'} # critical, high, medium, low, info
component: ${source}
tags: [new]
maturity: test # stable once it has proved itself on real flares
${isCluster ? 'flares: [cluster-agent]\n' : ''}
# Where does it apply? A look such as { fact: agent.version, in: ">=7.0.0" }; none: everywhere.
applies: []

# What do we look for? Each look has a name and its own evidence.
find:
  failed:
    ${options.join('\n    ')}

# When is the finding true? A look for what the log says once it works again makes a good “unless”.
when: { all: [failed] }

# What to ask for when a look cannot be decided.
info-needed:
  failed:
    command: ${quoted(`sudo grep '${words}' /var/log/datadog/${place.split('/').at(-1) ?? place}`)}
    why: { en: The flare does not hold the lines that show it., ja: フレアに該当する行がありません。 }
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
