// A fact with a unit stands in the texts of a finding as people read it, and raw beside them.
import { expect, it } from 'vitest';
import { assembleReport } from '../../src/assemble/assemble-report.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage } from '../support/flare-of.ts';

const RULE = ruleText(
  'clock-off',
  'find: { off: { fact: clock.ntpOffset, above: 1m }, here: { fact: agent.version, exists: true } }\nwhen: { all: [off, here] }\n',
).replace(
  '{ en: s, ja: s }',
  '{ en: "Off by {{ fact.clock.ntpOffset }}.", ja: "{{ fact.clock.ntpOffset }} のずれ" }',
);

it.each([
  ['en', 'Off by 2 min 30 s.'],
  ['ja', '2 分 30 秒 のずれ'],
] as const)('in %s', async (language, summary) => {
  const diagnosis = await diagnosisOf({ 'status.log': statusPage('7.50.0') }, rulesetOf(RULE), {
    'clock.ntpOffset': '150',
  });
  const [finding] = assembleReport(diagnosis, language).findings;
  expect(finding?.summary).toBe(summary);
  expect(finding?.variables).toMatchObject({ 'fact.clock.ntpOffset': '150' });
});
