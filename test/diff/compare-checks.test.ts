// Instances of checks that came, went, were configured otherwise, or end otherwise.
import { describe, expect, it } from 'vitest';
import { diffOf } from './diff-of.ts';
import { check, statusPage } from './status-page.ts';

/** An instance of a check by its id. */
const instance = (id: string, status: string, error?: string): string =>
  `      Instance ID: ${id} [${status}]\n      Total Runs: 3\n${error === undefined ? '' : `      Error: ${error}\n`}`;

const postgres = (...instances: readonly string[]): string =>
  `\n    postgres (1.0.0)\n    ----------------\n${instances.join('\n')}`;

describe('checks', () => {
  it('come, go and end otherwise', async () => {
    const { checks } = await diffOf(
      {
        'status.log': statusPage({ checks: check('cpu', 'OK') + check('disk', 'OK') + check('load', 'OK') }),
      },
      {
        'status.log': statusPage({
          checks: check('cpu', 'OK') + check('disk', 'ERROR') + check('ntp', 'OK'),
        }),
      },
    );
    expect(checks).toMatchObject([
      { name: 'disk', old: { status: 'ok' }, new: { status: 'error' } },
      { name: 'load', old: { status: 'ok' }, new: null },
      { name: 'ntp', old: null, new: { status: 'ok' } },
    ]);
  });

  it('are not said to have gone with their page', async () => {
    const { checks, incomparable } = await diffOf(
      { 'status.log': statusPage({ checks: check('cpu', 'OK') }) },
      { 'logs/agent.log': '2024-05-01 10:00:01 UTC | CORE | INFO | (x.go:1 in F) | fine\n' },
    );
    expect(checks).toEqual([]);
    expect(incomparable).toContainEqual(expect.objectContaining({ part: 'checks', side: 'new' }));
  });

  const changesOf = async (old: string, later: string) =>
    (
      await diffOf(
        { 'status.log': statusPage({ checks: old }) },
        { 'status.log': statusPage({ checks: later }) },
      )
    ).checks;

  it('are one instance whose configuration differs, where one went and one came', async () => {
    const same = instance('postgres:cc', 'OK');
    expect(
      await changesOf(
        postgres(instance('postgres:aa', 'ERROR', 'no such host'), same),
        postgres(instance('postgres:bb', 'OK'), same),
      ),
    ).toEqual([
      {
        name: 'postgres',
        instance: 'postgres:bb',
        oldInstance: 'postgres:aa',
        old: { status: 'error', error: 'no such host' },
        new: { status: 'ok' },
      },
    ]);
    const two = await changesOf(
      postgres(instance('postgres:aa', 'OK')),
      postgres(instance('postgres:bb', 'OK'), instance('postgres:dd', 'OK')),
    );
    expect(two.map((one) => [one.instance, one.old !== null, one.new !== null])).toEqual([
      ['postgres:aa', true, false],
      ['postgres:bb', false, true],
      ['postgres:dd', false, true],
    ]);
    expect(await changesOf(check('cpu', 'OK'), check('disk', 'OK'))).toHaveLength(2);
  });

  it('fail with another error, not with the same one at another address and time', async () => {
    const failing = (error: string): string => postgres(instance('postgres:aa', 'ERROR', error));
    const refused = 'dial tcp 10.0.0.1:5432: connect: connection refused (try 1)';
    expect(
      await changesOf(failing(refused), failing('password authentication failed for user "tulip"')),
    ).toMatchObject([
      {
        old: { status: 'error', error: refused },
        new: { status: 'error', error: 'password authentication failed for user "tulip"' },
      },
    ]);
    const later = 'dial tcp 10.0.0.9:5432: connect: connection refused (try 27)';
    expect(await changesOf(failing(refused), failing(later))).toEqual([]);
    expect(await changesOf(failing('no route\nabove a'), failing('no route\nbelow b'))).toEqual([]);
    const [change] = await changesOf(failing('no route'), failing('password=tulip-secret is refused'));
    expect(change?.new?.error).toMatch(/^password=\*+$/);
    expect(JSON.stringify(change)).not.toContain('tulip');
  });

  it('of one id in one flare are told as the worst of them', async () => {
    const bad = instance('postgres:aa', 'ERROR', 'no route');
    const good = instance('postgres:aa', 'OK');
    for (const both of [postgres(bad, good), postgres(good, bad)])
      expect(await changesOf(postgres(good), both)).toMatchObject([
        { old: { status: 'ok' }, new: { status: 'error', error: 'no route' } },
      ]);
    expect(await changesOf(postgres(bad, good), postgres(good, bad))).toEqual([]);
  });

  it('of a page without ids are those of the same name, where there is one', async () => {
    const nameless = '\n    postgres\n    --------\n      Total Runs: 3\n';
    expect(await changesOf(nameless, postgres(instance('postgres:aa', 'OK')))).toEqual([]);
    expect(await changesOf(nameless, postgres(instance('postgres:aa', 'ERROR')))).toEqual([
      { name: 'postgres', instance: 'postgres:aa', old: { status: 'ok' }, new: { status: 'error' } },
    ]);
  });
});
