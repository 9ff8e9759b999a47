import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/facts/status/status-environment.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { CLUSTER_PAGE, NEW_PAGE } from './status-page-new.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const features = (...names: string[]): string =>
  section(
    'Autodiscovery',
    `  Enabled Features\n  ================\n${names.map((name) => `    ${name}`).join('\n')}`,
  );
const host = (os: string, providers = ''): string =>
  section('Hostname', `  hostname: a\n${providers}\nHost Info\n=========\n  os: ${os}`);

describe('readEnvironment', () => {
  it.each([
    ['kubernetes', MID_PAGE],
    ['kubernetes', CLUSTER_PAGE],
    ['windows', NEW_PAGE],
    ['macos', host('darwin')],
    ['host', host('linux', '    container: the agent is not containerized')],
    ['ecs', features('docker', 'ecsec2')],
    ['kubernetes', host('windows') + features('kubernetes')],
    [undefined, OLD_PAGE],
    [undefined, features('docker')],
  ])('finds the platform %s', (platform, page) =>
    expect(valuesOf(readEnvironment(pageOf(page)))['env.platform']).toBe(platform),
  );

  it.each([
    [true, features('ecsfargate')],
    [true, section('Metadata', '  config_eks_fargate: true')],
    [false, MID_PAGE],
    [false, NEW_PAGE],
    [undefined, OLD_PAGE],
    [undefined, section('Metadata', '  config_eks_fargate: false')],
  ])('finds Fargate %s', (fargate, page) =>
    expect(valuesOf(readEnvironment(pageOf(page)))['env.fargate']).toBe(fargate),
  );

  it('reads the distribution from the host tags', () => {
    expect(valuesOf(readEnvironment(pageOf(MID_PAGE)))['kubernetes.distribution']).toBe('gke');
  });
});
