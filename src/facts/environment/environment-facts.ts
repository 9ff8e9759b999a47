// What environment variables say of the platform the Agent runs on.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { isKubernetesVariable } from '../config/config-environment.ts';
import { parseEnvironmentVariables, type EnvironmentVariable } from '../config/environment-variables.ts';
import { chartVersionOfVariables, installMethodOfVariables } from './install-method.ts';
import { makeFact } from '../make-fact.ts';

/** envvars.log (core 4.4). */
export function readEnvironmentVariables(document: FlareDocument): Fact[] {
  const variables = parseEnvironmentVariables(document);
  const all = [...variables.values()];
  return [
    ...platformFact(all),
    ...fargateFact(all),
    ...installMethodOfVariables(variables),
    ...chartVersionOfVariables(variables),
  ];
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
