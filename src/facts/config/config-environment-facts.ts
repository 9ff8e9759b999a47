// The variables that set settings, as the flare shows them: those of its maker and those of the Agent’s containers.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { Place } from '../../model/place.ts';
import type { FactView } from '../fact-view.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { CONFIG_KEYS } from './config-default-table.ts';
import { agentContainersOf } from './config-environment.ts';
import { isHidden } from './config-value.ts';
import { parseEnvironmentVariables, type EnvironmentVariables } from './environment-variables.ts';

const MAX_VARIABLES = 1000;
const MAX_VALUE = 300;

/** Names without the prefix that set settings all the same: `HTTP_PROXY`, `LOG_LEVEL`. */
const OTHER_NAMES: ReadonlySet<string> = new Set(
  Object.values(CONFIG_KEYS).flatMap((spec) => spec.environment ?? []),
);

/** envvars.log (core 4.4). */
export function environmentFact({ flare, store }: FactView): Fact | undefined {
  const document = store.ofRole('envvars')[0];
  if (document === undefined || store.sentences.has(document.path)) return undefined;
  const variables = parseEnvironmentVariables(document);
  const isEmpty = document.lines.some((line) => line.startsWith('Found no allowed envvar'));
  if (variables.size === 0 && !isEmpty) return undefined;
  const owner: FactRecord = flare.kind === 'unknown' ? {} : { process: flare.kind };
  return variablesFact('config.environment', placeAt(document, 1), shownVariables(variables, owner));
}

/** k8s/kubelet_pods.yaml: each container of the Agent’s pod has its own. */
export function containerEnvironmentFact({ store }: FactView): Fact | undefined {
  const containers = agentContainersOf(store);
  const [first] = containers;
  if (first === undefined) return undefined;
  const rows = containers.flatMap(({ name, environment }) =>
    shownVariables(environment, { container: name }),
  );
  return variablesFact('config.containerEnvironment', first.place, rows);
}

interface ShownVariable {
  readonly record: FactRecord;
  readonly place: Place;
}

/** Without those from a secret or scrubbed, and those that are empty and set nothing. */
function shownVariables(variables: EnvironmentVariables, owner: FactRecord): readonly ShownVariable[] {
  return [...variables.values()].flatMap(({ name, value, place }) => {
    const isOurs = name.startsWith('DD_') || OTHER_NAMES.has(name);
    if (!isOurs || value === undefined || value === '' || isHidden(value)) return [];
    return [{ record: { ...owner, name, value: value.slice(0, MAX_VALUE) }, place }];
  });
}

function variablesFact(name: FactName, opening: Place, found: readonly ShownVariable[]): Fact {
  const kept = found.slice(0, MAX_VARIABLES);
  return makeFact(
    name,
    kept.map(({ record }) => record),
    { ...opening, itemPlaces: kept.map(({ place }) => place) },
  );
}
