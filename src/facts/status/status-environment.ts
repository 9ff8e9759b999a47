// What a status page tells about where the Agent runs: operating system, container platform, Fargate,
// Kubernetes distribution. Pods, variables and metadata files tell more; they are read elsewhere.
import type { Fact } from '../../model/fact.ts';
import { derived, stated } from './status-fact.ts';
import { metadataLines } from './status-host.ts';
import { hostnameLines } from './status-hostname.ts';
import { findBlock, rowsOf, type StatusRow } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

/** `Autodiscovery` features in the order that decides, with the platform they mean. */
const PLATFORM_FEATURES: readonly (readonly [feature: string, platform: string])[] = [
  ['ecsfargate', 'ecs'],
  ['ecsec2', 'ecs'],
  ['ecsmanagedinstances', 'ecs'],
  ['eksfargate', 'kubernetes'],
  ['kubernetes', 'kubernetes'],
  ['orchestratorexplorer', 'kubernetes'],
];

/** Core 2.3 (hostname providers, tags), core 2.12 (Autodiscovery). */
export function readEnvironment(page: StatusPage): Fact[] {
  const features = findBlock(page.blocks, 'Enabled Features')?.lines ?? [];
  return [...readPlatform(page, features), ...readFargate(page, features), ...readDistribution(page)];
}

function readPlatform(page: StatusPage, features: readonly StatusLine[]): Fact[] {
  const operatingSystem = rowsOf(findBlock(page.blocks, 'Host Info')?.lines ?? []).get('os');
  for (const [feature, platform] of PLATFORM_FEATURES) {
    const line = features.find((candidate) => candidate.content === feature);
    if (line !== undefined) return [derived('env.platform', platform, line)];
  }
  const election = findBlock(page.blocks, 'Leader Election');
  if (election !== undefined) return [derived('env.platform', 'kubernetes', election.heading)];
  return operatingSystem === undefined ? [] : hostPlatform(page, operatingSystem);
}

//     container: the agent is not containerized
function hostPlatform(page: StatusPage, { value, line }: StatusRow): Fact[] {
  if (value === 'windows') return [derived('env.platform', 'windows', line)];
  if (value === 'darwin') return [derived('env.platform', 'macos', line)];
  const container = rowsOf(hostnameLines(page)).get('container');
  if (!container?.value.includes('is not containerized')) return [];
  return [derived('env.platform', 'host', container.line)];
}

//     fargate: agent is not runnning on Fargate
//     config_eks_fargate: true
function readFargate(page: StatusPage, features: readonly StatusLine[]): Fact[] {
  const feature = features.find(({ content }) => content === 'ecsfargate' || content === 'eksfargate');
  if (feature !== undefined) return [stated('env.fargate', true, feature)];
  const config = rowsOf(metadataLines(page)).get('config_eks_fargate');
  if (config?.value === 'true') return [stated('env.fargate', true, config.line)];
  const provider = rowsOf(hostnameLines(page)).get('fargate');
  const isOff =
    provider !== undefined && /^agent is not run+ing (?:on Fargate|in sidecar)/.test(provider.value);
  return isOff ? [derived('env.fargate', false, provider.line)] : [];
}

const DISTRIBUTION_TAG = 'kube_distribution:';

//     kube_distribution:eks
function readDistribution(page: StatusPage): Fact[] {
  const tag = hostnameLines(page).find((line) => line.content.startsWith(DISTRIBUTION_TAG));
  const value = tag?.content.slice(DISTRIBUTION_TAG.length).trim() ?? '';
  return tag === undefined || value === '' ? [] : [stated('kubernetes.distribution', value, tag)];
}
