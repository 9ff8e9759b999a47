// What reports say in English beside what was found.
import { ABSENCE_CAUSES } from '../../model/absence.ts';
import { PROBLEM_CODES } from '../../model/problem.ts';
import type { Labels } from './label-names.ts';

const plural = (count: string, one: string, many: string): string => `${count} ${count === '1' ? one : many}`;

export const ENGLISH_LABELS: Labels = {
  severity: { critical: 'CRITICAL', high: 'HIGH', medium: 'MEDIUM', low: 'LOW', info: 'INFO' },
  confidence: { high: 'confidence high', medium: 'confidence medium', low: 'confidence low' },
  outcome: {
    match: 'match',
    'no-match': 'no match',
    'not-applicable': 'not applicable',
    unknown: 'unknown',
    error: 'error',
  },
  absence: ABSENCE_CAUSES,
  kind: {
    agent: 'Agent',
    'security-agent': 'Security Agent',
    'cluster-agent': 'Cluster Agent',
    unknown: 'unknown kind of flare',
  },
  problem: PROBLEM_CODES,
  timelineKind: {
    start: 'start',
    first: 'first',
    last: 'last',
    gap: 'gap',
    incident: 'incident',
    flare: 'flare',
  },

  reportOf: (name) => `Flare report: ${name}`,
  flare: 'Flare',
  platform: 'Platform',
  created: 'Created',
  incident: 'Centred on',
  incidentAt: (time, minutes) => `${time}, ${minutes} minutes before and after`,
  nearIncident: (count) => (count === '0' ? 'none near the incident' : `${count} near the incident`),
  bundle: 'Bundle',
  hostUnknown: 'host not known',
  createdUnknown: 'the flare does not say when',
  madeLocally: 'made without reaching the daemon',
  installedBy: (method) => `installed by ${method}`,
  files: (count, unpacked) => `${plural(count, 'file', 'files')}, ${unpacked} unpacked`,

  listSeparator: ', ',
  severityCount: (severity, count) => `${count} ${severity.toLowerCase()}`,
  verdict: (totals, worstTitle) => `${totals} - start with: ${worstTitle}`,
  nothingFound: 'No rule found any trouble in this flare.',
  nothingJudged: 'This does not look like a flare: that no rule found any trouble in it says nothing.',
  checked: (decided, notApplicable) =>
    `${plural(decided, 'rule was', 'rules were')} checked and found nothing; ${plural(notApplicable, 'does', 'do')} not apply to this flare.`,
  notDecided: (unknown) =>
    `${plural(unknown, 'rule', 'rules')} could not be decided, because something they need is not in the flare.`,
  readingProblems: (count) =>
    `${plural(count, 'problem', 'problems')} came up while the bundle was read: see “Problems”.`,
  nothingLeft: 'No finding is left to be shown.',
  suppressedCount: (count) => `${plural(count, 'finding is', 'findings are')} suppressed.`,

  findings: 'Findings',
  evidence: 'Evidence',
  morePlaces: (count) => `and ${plural(count, 'more place', 'more places')}`,
  times: (count) => (count === '1' ? 'once' : `${count} times`),
  timesAtLeast: (count) => (count === '1' ? 'at least once' : `at least ${count} times`),
  between: (first, last) => `first ${first}, last ${last}`,
  explains: 'Explains',
  explainedBy: 'Explained by',
  runbook: 'Runbook',
  references: 'References',
  affects: 'Affected versions',
  fixedIn: (versions, releases) => `${versions}; fixed in ${releases}`,
  workaround: 'Workaround',
  tellCustomer: 'Tell the customer',
  falsePositives: 'When this finding is wrong',
  firstSteps: 'First steps',
  moreSteps: (count) =>
    `${count === '0' ? 'The' : `${plural(count, 'more step', 'more steps')}, and the`} whole runbook: --format markdown`,

  undecided: (rules) => `Could not be decided: ${plural(rules, 'rule', 'rules')}`,
  missing: (what, rules) => `${what} (${rules})`,
  rules: (count) => plural(count, 'rule', 'rules'),
  withoutReason: 'no reason given',
  askFor: 'Ask the customer for',
  askReason: (why, ruleIds) => `${why} (decides ${ruleIds})`,
  unexplained: 'Errors and warnings that no rule explains',
  explainedLines: (explained, total, percent) =>
    `The findings explain ${explained} of ${plural(total, 'error or warning line', 'error and warning lines')} (${percent} %).`,
  draftRule: 'Draft a rule from the first of them',
  nearMisses: (count) =>
    `One look short of a match${count === '0' ? '' : `: ${plural(count, 'rule', 'rules')}`}`,
  noNearMisses: 'No rule.',
  verdictOfLook: { seen: 'seen', 'not-seen': 'not seen', 'cannot-tell': 'cannot tell' },
  nearMissLook: (name, verdict, needed) => `${name}: ${verdict}, would have to be ${needed}`,
  anyOneWouldDo: 'Any one of these would do:',
  wanted: 'wanted',
  found: 'found',
  ofTotal: (shown, total) => `${shown} of ${total}`,
  timeline: 'Timeline',
  suppressed: (count) => plural(count, 'suppressed finding', 'suppressed findings'),
  suppressedUntil: (reason, day) => `${reason} (until ${day})`,
  unusedSuppressions: 'Suppressions that hid nothing in this flare',
  packs: 'Packs of rules',
  replaces: (ruleId, pack) => `${ruleId} replaces the one of ${pack}`,
  problems: 'Problems while reading the bundle',
  andMore: (count) => `and ${count} more`,
  allRules: 'All rules',
  ruleTotals: (total, byOutcome) => `${plural(total, 'rule', 'rules')}: ${byOutcome}`,
  outcomeCount: (outcome, count) => `${count} ${outcome}`,
  madeBy: (tool, rulesDigest) => `${tool}, rules ${rulesDigest}`,
  contents: 'Contents',
};
