// Environment variables that change how the Agent runs without being settings of it: proxies, certificates, Go’s
// own switches, where the host is mounted. Settings (DD_*) are left to the configuration.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseEnvironmentVariables, type EnvironmentVariable } from '../config/environment-variables.ts';
import type { FactView } from '../fact-view.ts';
import { listFact, type ListItem } from '../list-fact.ts';
import { placeAt } from '../make-fact.ts';

/** Names are compared in capitals: the Agent lists `http_proxy` too. */
const GROUPS: readonly (readonly [name: FactName, pattern: RegExp])[] = [
  ['env.proxyVariables', /^(?:HTTPS?|NO)_PROXY$|^DD_PROXY_(?:HTTPS?|NO_PROXY)$/],
  ['env.certificateVariables', /^SSL_CERT_(?:FILE|DIR)$/],
  ['env.goVariables', /^GO(?:GC|DEBUG|MAXPROCS|MEMLIMIT|TRACEBACK)$/],
  ['env.hostPathVariables', /^HOST_(?:ETC|PROC|ROOT|SYS|VAR|RUN)$/],
  ['env.dockerVariables', /^DOCKER_(?:API_VERSION|CONFIG|CERT_PATH|HOST|TLS_VERIFY)$/],
];

const MAX_VARIABLES = 1000;
const MAX_VALUE = 2000;

/** The variables of one group; in a local flare they are those of the command line (core 1.6). */
function groupFact(view: FactView, name: FactName, isWanted: (name: string) => boolean): Fact | undefined {
  const document = view.store.ofRole('envvars')[0];
  // Without this title nobody knows what the lines are.
  const title = document?.lines.findIndex((line) =>
    /^Found (?:the following envvars:|no allowed envvar)/.test(line),
  );
  if (document === undefined || title === undefined || title < 0) return undefined;
  const variables = [...parseEnvironmentVariables(document).values()];
  const items = variables.filter((one) => isWanted(one.name.toUpperCase())).map(itemOf);
  // A cut file shows what is there, and not what is not.
  if (items.length === 0 && view.store.isDamaged(document.path)) return undefined;
  const fact = listFact(name, items.slice(0, MAX_VARIABLES), placeAt(document, title + 1));
  return view.flare.isLocal ? { ...fact, confidence: 'low' } : fact;
}

function itemOf({ name, value = '', place }: EnvironmentVariable): ListItem {
  return { value: { name, value: value.slice(0, MAX_VALUE) }, place };
}

export const VARIABLE_DERIVATIONS = Object.fromEntries(
  GROUPS.map(([name, pattern]) => [
    name,
    (view: FactView) => groupFact(view, name, (variable) => pattern.test(variable)),
  ]),
);

/** The names of all variables that the Agent lists. */
export function variableNamesFact(view: FactView): Fact | undefined {
  const all = groupFact(view, 'env.variableNames', () => true);
  if (all === undefined) return undefined;
  const names = (all.value as readonly { readonly name: string }[]).map(({ name }) => name);
  return { ...all, value: names };
}
