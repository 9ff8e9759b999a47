// Finds the place of posted lines in a page of the flare, such as status.log: the section that they belong to.
import type { MarkedLine } from './planted-flare.ts';

/** What a line says of its place: the heading before or in whose section it stands, and what goes before it. */
const SECTIONS: readonly {
  readonly line: RegExp;
  readonly heading: string;
  readonly place: 'before' | 'end';
  readonly frame?: readonly string[];
}[] = [
  { line: /^\s*(?:Config Errors|Loading Errors)$/, heading: 'Check Worker Utilization', place: 'before' },
  {
    line: /could not (?:configure check|invoke)|unable to (?:import|load) |Check Loader:|not found in Catalog|CheckException|at e?ast one of/i,
    heading: 'Check Worker Utilization',
    place: 'before',
    frame: ['  Loading Errors', '  ==============', '    NAME', '    ----', '      Python Check Loader:'],
  },
  {
    line: /instance_name|Unable to instantiate or initialize/,
    heading: 'Aggregator',
    place: 'before',
    frame: [
      '========',
      'JMXFetch',
      '========',
      '',
      '  Initialized checks',
      '  ==================',
      '  Failed checks',
      '  =============',
      '    jmx',
    ],
  },
  {
    line: /Instance ID:|^\s*(?:Error|Warning):|Traceback|Error: |Errno|MaxRetryError|\(1045, /,
    heading: 'Check Worker Utilization',
    place: 'before',
    frame: [
      '    NAME (1.2.3)',
      '    ------------',
      '      Instance ID: NAME:0123456789abcdef [STATUS]',
      '      Configuration Source: file:/etc/datadog-agent/conf.d/NAME.d/conf.yaml[0]',
      '      Total Runs: 12',
    ],
  },
  {
    line: /^\s*(?:Path|Type|Status: (?:Error|Pending|OK)|IncludeUnits|BytesSent)\b|maximum number of files/,
    heading: 'Logs Agent',
    place: 'end',
  },
  { line: /encrypted TCP\b/, heading: 'Logs Agent', place: 'end' },
  { line: /annotation .* is invalid/, heading: 'Autodiscovery', place: 'end' },
  { line: /NTP offset is high/, heading: 'Clocks', place: 'end' },
  { line: /Datadog Cluster Agent/, heading: 'Datadog Cluster Agent', place: 'end' },
];

const isRule = (line: string | undefined): boolean => /^\s*[=-]{3,}$/.test(line ?? '');

/** The page with the lines in it; undefined when it has no place for such lines. */
export function placedInPage(
  before: readonly MarkedLine[],
  lines: readonly string[],
): readonly MarkedLine[] | undefined {
  return replacedFields(before, lines) ?? replacedSection(before, lines) ?? addedToSection(before, lines);
}

function addedToSection(
  before: readonly MarkedLine[],
  lines: readonly string[],
): readonly MarkedLine[] | undefined {
  const row = SECTIONS.find((one) => lines.some((line) => one.line.test(line)));
  const heading = row === undefined ? -1 : headingOf(before, row.heading);
  if (row === undefined || heading < 0) return undefined;
  const above = isRule(before[heading - 1]?.text) ? heading - 1 : heading;
  const at = row.place === 'before' ? above : endOf(before, heading);
  const frame = ['', ...frameOf(row.frame ?? [], lines)];
  return [...before.slice(0, at), ...plain(frame), ...planted(lines), ...plain(['']), ...before.slice(at)];
}

const plain = (lines: readonly string[]): MarkedLine[] => lines.map((text) => ({ text, isPlanted: false }));
const planted = (lines: readonly string[]): MarkedLine[] => lines.map((text) => ({ text, isPlanted: true }));

function headingOf(before: readonly MarkedLine[], title: string): number {
  return before.findIndex(({ text }, index) => text.trim() === title && isRule(before[index + 1]?.text));
}

const HAS_FRAME = /Instance ID:|^\s*(?:Loading|Config) Errors$/;

/** The lines of the page that stand before such lines and were not posted: headings, and the name of the check. */
function frameOf(frame: readonly string[], lines: readonly string[]): string[] {
  const named = /(?:check|module|invoke|loader?) '?(?<after>[a-z_]+)'?|Instance ID: (?<id>[a-z_]+)/.exec(
    lines.join('\n'),
  )?.groups;
  const name = named?.after ?? named?.id ?? 'postgres';
  const has = HAS_FRAME.exec(lines.find((line) => HAS_FRAME.test(line)) ?? '')?.[0];
  // A check that only warned did not fail.
  const status = lines.every((line) => /^\s*Warning:/.test(line)) ? 'WARNING' : 'ERROR';
  if (has === undefined) {
    return frame.map((line) => line.replaceAll('NAME', name).replace('STATUS', status));
  }
  return has === 'Instance ID:' ? [`    ${name} (1.2.3)`, '    ------------'] : [];
}

/** `Key: value` lines whose key the page states already, all of them. */
function replacedFields(
  before: readonly MarkedLine[],
  lines: readonly string[],
): readonly MarkedLine[] | undefined {
  const result = [...before];
  for (const line of lines) {
    const key = FIELD.exec(line)?.[1];
    const at = before.findIndex(({ text }) => key !== undefined && text.trim().startsWith(key));
    if (key === undefined || MANY.test(key) || at < 0) return undefined;
    result[at] = { text: line, isPlanted: true };
  }
  return result;
}

const FIELD = /^\s*(API key ending with|NTP offset|[A-Z][A-Za-z ]*)(?::| \w+:)/;
/** Fields that stand in many sections. */
const MANY = /^(?:Error|Warning|Status|Instance ID|Path|Type|Running|Total Runs|Last .*)$/;

/** A section that the page has, with its heading: the posted one takes its place. */
function replacedSection(
  before: readonly MarkedLine[],
  lines: readonly string[],
): readonly MarkedLine[] | undefined {
  const title = lines[0]?.trim() ?? '';
  const heading = title === '' || lines.length < 2 ? -1 : headingOf(before, title);
  if (heading < 0) return undefined;
  const rest = isRule(lines[1]) ? lines.slice(2) : lines.slice(1);
  const end = isRule(lines[1]) ? endOf(before, heading) : heading + 2;
  return [...before.slice(0, heading + 2), ...planted(rest), ...plain(['']), ...before.slice(end)];
}

/** Index behind the last line of the section: the next heading with a rule above it, or the end. */
function endOf(before: readonly MarkedLine[], heading: number): number {
  const next = before.findIndex(
    ({ text }, index) => index > heading + 1 && isRule(text) && isRule(before[index + 2]?.text),
  );
  return next < 0 ? before.length : next;
}
