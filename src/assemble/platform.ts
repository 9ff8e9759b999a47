// Which runbook parts fit this flare: from the environment and the install method.
import type { ReportPlatform } from '../model/report.ts';
import type { Platform } from '../model/runbook.ts';
import { factValueOf, type Diagnosis } from './diagnosis.ts';

const BY_ENVIRONMENT: Readonly<Record<string, readonly Platform[]>> = {
  docker: ['docker'],
  ecs: ['ecs'],
  host: ['host'],
  windows: ['windows'],
  macos: ['macos'],
};

/** On Kubernetes without a known installer all three ways of installing remain possible. */
const KUBERNETES: readonly Platform[] = ['helm', 'operator', 'manifest'];

export function platformOf(diagnosis: Diagnosis): ReportPlatform {
  const valueOf = (name: string): string | undefined => {
    const value = factValueOf(diagnosis, name);
    return typeof value === 'string' ? value : undefined;
  };
  const environment = valueOf('env.platform') ?? '';
  const method = valueOf('install.method') ?? '';
  const installer = KUBERNETES.find((platform) => platform === method);
  const onKubernetes = installer === undefined ? KUBERNETES : [installer];
  return {
    platforms: environment === 'kubernetes' ? onKubernetes : (BY_ENVIRONMENT[environment] ?? []),
    kubernetesVersion: valueOf('kubernetes.version') ?? null,
  };
}
