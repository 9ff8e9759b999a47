// Rules that use every operator and every option of looks at lines, for the tests of laws.
import type { KnownIssue } from '../../src/model/known-issue.ts';
import type { Ruleset } from '../../src/model/rule.ts';
import { rulesetOf, ruleText } from '../support/flare-of.ts';

const FAILED = 'contains: went wrong';
const BACK = 'contains: works again';
const TOOK = 'regex: "payload (?<id>[a-z]+) took (?<time>[0-9]+m?s)"';

/** Looks by the name of their rule; `it` decides, the others stand beside it. */
const LOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contains: { it: `{ log: agent, ${FAILED} }` },
  'no-developers-line': { it: `{ log: agent, ${FAILED}, not-level: DEBUG }` },
  'any-of-two': { it: `{ log: [agent, process-agent], ${FAILED}, level: ERROR }` },
  equals: { it: '{ log: system-probe, equals: went wrong }' },
  wildcard: { it: '{ log: agent, wildcard: "payload * took" }' },
  where: { it: `{ log: agent, ${TOOK}, where: { time: { above: 1s } }, take: first }` },
  except: { it: `{ log: agent, ${TOOK}, except: [payload b, went wrong] }` },
  'except-regex': { it: `{ log: agent, ${TOOK}, except-regex: 'payload [b-c]' }` },
  'at-least': { it: `{ log: [agent, process-agent], ${FAILED}, at-least: 3 }` },
  within: { it: `{ log: agent, ${FAILED}, at-least: 2, within: 3m }` },
  distinct: { it: `{ log: [agent, process-agent], ${TOOK}, distinct: id, at-least: 2, within: 5m }` },
  after: { it: `{ log: agent, ${BACK}, after: failed }`, failed: `{ log: agent, ${FAILED} }` },
  'after-in-both': {
    it: `{ log: [agent, process-agent], ${BACK}, after: failed }`,
    failed: `{ log: [agent, process-agent], ${FAILED} }`,
  },
  'after-in-one-of-both': {
    it: `{ log: agent, ${BACK}, after: failed }`,
    failed: `{ log: [agent, process-agent], ${FAILED} }`,
  },
  'after-in-both-of-one': {
    it: `{ log: [agent, process-agent], ${BACK}, after: failed }`,
    failed: `{ log: agent, ${FAILED} }`,
  },
  'after-in-another': {
    it: `{ log: system-probe, ${BACK}, after: failed }`,
    failed: `{ log: agent, ${FAILED} }`,
  },
  'after-twice': {
    it: `{ log: [agent, process-agent, system-probe], ${BACK}, after: failed, at-least: 2 }`,
    failed: `{ log: [agent, system-probe], ${FAILED} }`,
  },
  'started-after': {
    it: '{ log: [agent, process-agent, system-probe], line: start, after: failed }',
    failed: `{ log: [agent, process-agent, system-probe], ${FAILED} }`,
  },
  'resolved-by-a-start': {
    it: `{ log: agent, ${FAILED}, resolved-by: started }`,
    started: '{ log: agent, line: start }',
  },
  'resolved-by': { it: `{ log: agent, ${FAILED}, resolved-by: back }`, back: `{ log: agent, ${BACK} }` },
  'resolved-by-the-same': {
    it: `{ log: [agent, process-agent], ${TOOK}, where: { time: { above: 1s } }, resolved-by: quick, same: id }`,
    quick: `{ log: [agent, process-agent], ${TOOK}, where: { time: { below: 1s } } }`,
  },
  'resolved-by-a-run': {
    it: '{ log: agent, contains: "Error running check", resolved-by: ran, same: check }',
    ran: '{ log: agent, line: check-run }',
  },
  'resolved-by-a-payload': {
    it: '{ log: [agent, process-agent], regex: "cannot reach (?<endpoint>[a-z.]+)", resolved-by: posted, same: endpoint }',
    posted: '{ log: [agent, process-agent], line: payload }',
  },
  'ran-after': {
    it: '{ log: agent, line: check-run, check: [ntp, disk], after: failed }',
    failed: `{ log: agent, ${FAILED} }`,
  },
  since: { it: `{ log: agent, ${FAILED}, since: start }` },
  'since-twice': { it: `{ log: system-probe, ${FAILED}, since: start, at-least: 2 }` },
  around: { it: `{ log: [agent, process-agent], ${FAILED}, around: 2m }` },
  silence: { it: `{ log: agent, ${BACK}, silence: 8m }` },
  'silence-until': { it: `{ log: process-agent, ${BACK}, silence: 4m, until: flare }` },
  'goes-on': {
    it: '{ log: agent, silence: 4m, until: log, after: failed }',
    failed: `{ log: agent, ${FAILED} }`,
  },
  'both-go-on': {
    it: '{ log: [agent, process-agent], silence: 3m, until: log, after: failed }',
    failed: `{ log: [agent, process-agent], ${FAILED} }`,
  },
  'silence-of-all': { it: '{ log: system-probe, silence: 3m }' },
  sequence: {
    it: '{ sequence: [failed, back], within: 2m }',
    failed: `{ log: system-probe, ${FAILED} }`,
    back: `{ log: [agent, process-agent], ${BACK} }`,
  },
  'after-a-sequence': {
    it: `{ log: process-agent, ${FAILED}, after: chain }`,
    chain: '{ sequence: [failed, back], within: 9m }',
    failed: `{ log: agent, ${FAILED} }`,
    back: `{ log: system-probe, ${BACK} }`,
  },
  page: { it: '{ log: status, contains: "Status: Running" }' },
  fact: { it: '{ fact: agent.version, in: ">=7.50.0" }' },
  'fact-of-logs': {
    it: '{ fact: logs.restarts, any: { component: agent, starts: { at-least: 2 } } }',
  },
  config: { it: '{ config: log_level, process: agent, equals: debug }' },
  'config-file': { it: '{ config-file: etc/datadog.yaml, key: log_level, present: true }' },
  file: { it: '{ file: logs/process-agent.log }' },
  'known-issue': { it: '{ known-issue: some-bug }' },
};

const ISSUE: KnownIssue = {
  id: 'some-bug',
  title: { en: 'A bug', ja: '不具合' },
  component: 'Agent',
  fact: 'agent.version',
  introduced: '7.49.0',
  backported: [],
  workaround: { en: 'Upgrade.', ja: '更新する。' },
  references: [],
};

/** Each look asked for, and its opposite: whether a match or none is the surprise is the same to the law. */
export function everyLook(): Ruleset {
  const texts = Object.entries(LOOKS).flatMap(([name, looks]) => {
    const find = Object.entries(looks).map(([look, text]) => `  ${look}: ${text}\n`);
    const others = Object.keys(looks).filter((look) => look !== 'it');
    const when = others.length === 0 ? '{ any: [it] }' : `{ all: [it], any: [${others.join(', ')}] }`;
    return [
      ruleText(name, `find:\n${find.join('')}when: ${when}\n`),
      ruleText(`no-${name}`, `find:\n${find.join('')}when: { none: [it] }\n`),
    ];
  });
  const pack = rulesetOf(...texts);
  const withIssue = (look: (typeof pack.rules)[number]['find'][string]): typeof look =>
    look.operator === 'known-issue'
      ? { ...look, options: { ...(look.options as object), issue: ISSUE } }
      : look;
  const rules = pack.rules.map((rule) => ({
    ...rule,
    find: Object.fromEntries(Object.entries(rule.find).map(([name, look]) => [name, withIssue(look)])),
  }));
  return { ...pack, rules };
}
