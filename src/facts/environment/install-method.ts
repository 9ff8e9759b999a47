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

/*
 * install_method:
 *   tool: install_script
 */
/** install_info (core 4.12). */
export function readInstallInfo(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const entry = entryAt(root, 'install_method', 'tool');
  if (entry === undefined) return [];
  return installMethodFact(textAt(root, 'install_method', 'tool'), placeAt(document, entry.line));
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

/** `datadog-3.110.2`, as the chart calls itself; versions of other installers look different. */
export function chartVersionFact(chart: string | undefined, place: Place): Fact[] {
  const version = /^datadog-(\d{1,4}\.\d{1,4}\.\d{1,4}\S{0,40})$/.exec(chart?.slice(0, 100) ?? '')?.[1];
  return version === undefined ? [] : [makeFact('install.chartVersion', version, place)];
}

export function chartVersionOfVariables(variables: EnvironmentVariables): Fact[] {
  const version = variables.get('DD_INSTALL_INFO_INSTALLER_VERSION');
  return version === undefined ? [] : chartVersionFact(version.value, version.place);
}

/** `helm.sh/chart: datadog-3.50.0`. */
export function chartVersionOfPod(pod: Pod): Fact[] {
  const chart = pod.marks.get('helm.sh/chart');
  return chart === undefined ? [] : chartVersionFact(chart.value, chart.place);
}
