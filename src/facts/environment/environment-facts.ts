// What environment variables and task metadata say of the platform the Agent runs on.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { isKubernetesVariable } from '../config/config-environment.ts';
import { parseEnvironmentVariables, type EnvironmentVariable } from '../config/environment-variables.ts';
import { installMethodOfVariables } from './install-method.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { entriesAt, type YamlNode } from '../yaml/yaml-tree.ts';

/** envvars.log (core 4.4). */
export function readEnvironmentVariables(document: FlareDocument): Fact[] {
  const variables = parseEnvironmentVariables(document);
  const all = [...variables.values()];
  return [...platformFact(all), ...fargateFact(all), ...installMethodOfVariables(variables)];
}

function platformFact(variables: readonly EnvironmentVariable[]): Fact[] {
  const platforms: readonly (readonly [string, (one: EnvironmentVariable) => boolean])[] = [
    ['kubernetes', ({ name }) => isKubernetesVariable(name)],
    ['ecs', ({ name }) => name.startsWith('ECS_') || name.startsWith('DD_ECS_')],
    ['docker', ({ name }) => name === 'DOCKER_DD_AGENT'],
  ];
  for (const [platform, shows] of platforms) {
    const variable = variables.find(shows);
    if (variable !== undefined) {
      return [makeFact('env.platform', platform, { ...variable.place, confidence: 'medium' })];
    }
  }
  return [];
}

function fargateFact(variables: readonly EnvironmentVariable[]): Fact[] {
  const marker = variables.find(
    ({ name, value }) =>
      ['ECS_FARGATE', 'DD_ECS_FARGATE', 'DD_EKS_FARGATE'].includes(name) && value === 'true',
  );
  return marker === undefined ? [] : [makeFact('env.fargate', true, marker.place)];
}

const LAUNCH_TYPE = /"LaunchType":\s{0,10}"(FARGATE|EC2|EXTERNAL)"/i;

/** ecs_metadata.json: `"LaunchType": "FARGATE"`. */
export function readEcsMetadata(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  if (entriesAt(root).length === 0) return [];
  const platform = makeFact('env.platform', 'ecs', placeAt(document, root?.line ?? 1));
  const index = document.lines.findIndex((line) => LAUNCH_TYPE.test(line));
  const type = LAUNCH_TYPE.exec(document.lines[index] ?? '')?.[1];
  if (type === undefined) return [platform];
  const isFargate = type.toUpperCase() === 'FARGATE';
  return [platform, makeFact('env.fargate', isFargate, placeAt(document, index + 1))];
}
