// What installed the Agent, under the names that runbooks use for the ways of installing on Kubernetes.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import type { EnvironmentVariables } from '../config/environment-variables.ts';
import type { Pod } from './kubelet-pods.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { entryAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';

const NAMES: readonly (readonly [tool: RegExp, name: string])[] = [
  [/^(?:datadog-)?operator$/i, 'operator'],
  [/^kubernetes sample manifests$|^manifests?$/i, 'manifest'],
  [/^helm$/i, 'helm'],
];

/** Undefined for a tool that nobody knows. Other tools keep their name: `install_script`, `dpkg`, `docker`. */
export function installMethodName(tool: string | undefined): string | undefined {
  if (tool === undefined || tool === '' || tool === 'undefined') return undefined;
  return NAMES.find(([pattern]) => pattern.test(tool))?.[1] ?? tool;
}

export function installMethodFact(tool: string | undefined, place: Place): Fact[] {
  const name = installMethodName(tool);
  return name === undefined ? [] : [makeFact('install.method', name, place)];
}

/** Of the chart, the operator or the package that installs: `datadog-3.110.2`, `install_script-1.6.0`. */
export function installerVersionFact(version: string | undefined, place: Place): Fact[] {
  if (version === undefined || version === '' || version === 'undefined') return [];
  return [makeFact('install.installerVersion', version, place)];
}

/*
 * install_method:
 *   tool: install_script
 *   tool_version: install_script
 *   installer_version: install_script-1.6.0
 */
/** install_info (core 4.12). */
export function readInstallInfo(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const of = (key: string, state: (text: string | undefined, place: Place) => Fact[]): readonly Fact[] => {
    const entry = entryAt(root, 'install_method', key);
    if (entry === undefined) return [];
    return state(textAt(root, 'install_method', key), placeAt(document, entry.line));
  };
  return [...of('tool', installMethodFact), ...of('installer_version', installerVersionFact)];
}

/** Set by the charts, the operator and the manifests on the Agent’s containers. */
export function installMethodOfVariables(variables: EnvironmentVariables): Fact[] {
  const tool = variables.get('DD_INSTALL_INFO_TOOL');
  if (tool?.value !== undefined) return installMethodFact(tool.value, tool.place);
  const release = variables.get('CHART_RELEASE_NAME');
  return release === undefined
    ? []
    : [makeFact('install.method', 'helm', { ...release.place, confidence: 'medium' })];
}

/** `app.kubernetes.io/managed-by` as Helm and the operator label what they make. */
export function installMethodOfPod(pod: Pod): Fact[] {
  const chart = pod.marks.get('helm.sh/chart');
  if (chart !== undefined) return installMethodFact('helm', chart.place);
  const manager = pod.marks.get('app.kubernetes.io/managed-by');
  const isKnown = manager?.value === 'Helm' || manager?.value === 'datadog-operator';
  return manager !== undefined && isKnown ? installMethodFact(manager.value, manager.place) : [];
}

export function installerVersionOfVariables(variables: EnvironmentVariables): Fact[] {
  const version = variables.get('DD_INSTALL_INFO_INSTALLER_VERSION');
  return version === undefined ? [] : installerVersionFact(version.value, version.place);
}

/** `helm.sh/chart: datadog-3.50.0`. */
export function installerVersionOfPod(pod: Pod): Fact[] {
  const chart = pod.marks.get('helm.sh/chart');
  return chart === undefined ? [] : installerVersionFact(chart.value, chart.place);
}
