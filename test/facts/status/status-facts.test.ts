import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS, isFactName } from '../../../src/model/fact-table.ts';
import { readClockZone, readStatusFacts } from '../../../src/facts/status/status-facts.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { CLUSTER_PAGE, NEW_PAGE, SECURITY_PAGE } from './status-page-new.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { documentOf, factsOf, section, valuesOf } from './status-text.ts';

const PAGES = [OLD_PAGE, MID_PAGE, NEW_PAGE, SECURITY_PAGE, CLUSTER_PAGE];

/** Every fact is catalogued, stands once, cites lines that exist, and holds one place per list item. */
function assertSound(lines: readonly string[]): void {
  const document = { path: 'status.log', role: 'status' as const, lines };
  const facts = readStatusFacts(document);
  expect(new Set(facts.map((fact) => fact.name)).size).toBe(facts.length);
  for (const fact of facts) {
    expect(isFactName(fact.name)).toBe(true);
    for (const place of [fact, ...(fact.itemPlaces ?? [])]) expect(lines[place.line - 1]).toBe(place.text);
    if (Array.isArray(fact.value)) expect(fact.itemPlaces).toHaveLength(fact.value.length);
  }
}

describe('readStatusFacts', () => {
  it('reads a page of Agent 6', () => {
    expect(valuesOf(factsOf(OLD_PAGE))).toMatchObject({
      'agent.version': '6.5.1',
      'agent.flavor': 'agent',
      'agent.statusAt': Date.UTC(2018, 8, 14, 8, 15, 30, 250),
      'agent.pythonVersion': '2.7.14+',
      'agent.logLevel': 'warn',
      'clock.ntpOffset': -0.25,
      'host.name': 'orchard-db',
      'host.uptime': 94530,
      'forwarder.success': 66,
      'forwarder.dropped': 2,
      'forwarder.apiKeys': [{ suffix: '0c7e1', status: 'valid' }],
      'logsAgent.running': true,
    });
  });

  it('reads a page whose sections stand in the old order', () => {
    expect(valuesOf(factsOf(MID_PAGE))).toMatchObject({
      'agent.version': '7.41.0',
      'agent.startedAt': 1675234800000,
      'agent.logFile': '/var/log/datadog/agent.log',
      'host.nameProvider': 'configuration',
      'cloud.provider': 'gcp',
      'env.platform': 'kubernetes',
      'kubernetes.distribution': 'gke',
      'install.method': 'helm',
      'forwarder.errors': 12,
      'logsAgent.transport': 'http',
      'processAgent.running': true,
      'apm.running': true,
      'clusterAgent.version': '7.41.0+commit.1111111',
      'remoteConfig.enabled': false,
    });
  });

  it('reads a page of a new Agent on Windows', () => {
    expect(valuesOf(factsOf(NEW_PAGE))).toMatchObject({
      'agent.version': '7.75.2',
      'agent.configFile': 'C:\\ProgramData\\Datadog\\datadog.yaml',
      'host.os': 'windows',
      'host.platform': 'Windows Server 2022',
      'env.platform': 'windows',
      'clock.ntpOffset': 0.050632,
      'processAgent.running': false,
      'processAgent.inCoreAgent': true,
      'remoteConfig.keyAuthorized': false,
    });
    expect(valuesOf(factsOf(NEW_PAGE))).not.toHaveProperty('systemProbe.running');
  });

  it('reads the pages of the other daemons', () => {
    expect(valuesOf(factsOf(SECURITY_PAGE))).toMatchObject({
      'agent.version': '7.66.0',
      'agent.flavor': 'security_agent',
      'cws.running': true,
    });
    expect(valuesOf(factsOf(CLUSTER_PAGE))).toMatchObject({ 'agent.flavor': 'cluster_agent', checks: [] });
  });

  it.each([
    '',
    'unable to get the status of the agent, is it running?',
    'unable to contact the agent to retrieve flare: dial tcp 127.0.0.1:5001: connect: connection refused',
    'error: process-agent is not running or is unreachable',
  ])('finds no fact in a page that could not be made: %s', (text) => {
    expect(factsOf(text)).toEqual([]);
  });

  it('gives each fact the unit of the catalogue', () => {
    const offset = factsOf(MID_PAGE).find((fact) => fact.name === 'clock.ntpOffset');
    expect(offset).toMatchObject({ unit: FACTS['clock.ntpOffset'].unit, confidence: 'high', line: 22 });
  });

  it('is not disturbed by colors, carriage returns and a byte order mark', () => {
    const dressed = `\ufeff${MID_PAGE.replaceAll('[ERROR]', '[\u001b[31mERROR\u001b[0m]').replaceAll('\n', '\r\n')}`;
    expect(valuesOf(factsOf(dressed))).toEqual(valuesOf(factsOf(MID_PAGE)));
  });

  it.each(PAGES)('cites lines that exist', (page) => {
    expect(factsOf(page).length).toBeGreaterThan(5);
    assertSound(page.split('\n'));
  });

  it('takes any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '===',
        '  ====',
        'Collector',
        '  Running Checks',
        '----',
        '    cpu:',
        'Error:',
        '- x: y',
      ),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), assertSound));
  });

  it('takes any damage to a good page', () => {
    const change = fc.record({
      at: fc.nat(),
      cut: fc.nat({ max: 5 }),
      add: fc.array(fc.string(), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...PAGES), fc.array(change, { maxLength: 12 }), (page, changes) => {
        const lines = page.split('\n');
        for (const { at, cut, add } of changes) lines.splice(at % lines.length, cut, ...add);
        assertSound(lines);
      }),
    );
  });

  it('takes a page whose lines come in any order', () => {
    const lines = MID_PAGE.split('\n');
    fc.assert(fc.property(fc.shuffledSubarray(lines), assertSound));
  });

  it('reads a page of fifty thousand instances, of which a third fails', () => {
    const instances = Array.from({ length: 50_000 }, (_, at) => {
      const mark = at % 3 === 0 ? '[ERROR]\n      Error: no answer' : '[OK]';
      return `      Instance ID: fig:${at} ${mark}\n      Total Runs: 7\n`;
    });
    const page = section(
      'Collector',
      `  Running Checks\n  ==============\n    fig\n    ---\n${instances.join('\n')}`,
    );
    const checks = factsOf(page).find((fact) => fact.name === 'checks')?.value as { status: string }[];
    expect(checks).toHaveLength(50_000);
    expect(checks.filter(({ status }) => status === 'error')).toHaveLength(16_667);
  });

  it('stays flat on a page made to nest without end', () => {
    const lines = Array.from(
      { length: 3000 },
      (_, depth) => `${' '.repeat(depth)}a\n${' '.repeat(depth)}===`,
    );
    assertSound(section('Collector', lines.join('\n')).split('\n'));
  });

  it.each([
    '='.repeat(300_000),
    ' '.repeat(300_000),
    'a: '.repeat(100_000),
    '\u001b['.repeat(100_000),
    '[ '.repeat(100_000),
  ])('reads very long lines in one go', (line) => {
    const page = section(
      'Collector',
      `  Running Checks\n  ==============\n    cpu\n    ---\n      Instance ID: ${line}\n      Error: ${line}`,
    );
    assertSound(`${line}\n${page}\n  ${line}`.split('\n'));
  });
});

describe('readClockZone', () => {
  it.each([
    [MID_PAGE, { zone: 'CET', offsetMinutes: 60 }],
    [NEW_PAGE, { zone: '+04', offsetMinutes: 240 }],
    [SECURITY_PAGE, { zone: 'UTC', offsetMinutes: 0 }],
    [OLD_PAGE, undefined],
    ['', undefined],
  ])('reads the zone of the status date', (page, zone) => {
    expect(readClockZone(documentOf(page))).toEqual(zone);
  });
});
