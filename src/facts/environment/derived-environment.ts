// Facts that follow from other facts: platform from operating system and installer, the classifiers of the
// network plugin from its version.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseVersion } from '../../util/versions.ts';
import { textOf, type FactView } from '../fact-view.ts';
import { makeFact } from '../make-fact.ts';

const OS_PLATFORMS: Readonly<Record<string, string>> = { windows: 'windows', darwin: 'macos' };

/** Where no container, pod or variable shows the platform (core 5). */
export function platformFact(view: FactView): Fact | undefined {
  const os = view.fact('host.os');
  const system = OS_PLATFORMS[textOf(view, 'host.os') ?? ''];
  if (os.known && system !== undefined) return weaker('env.platform', system, os.value);
  const method = view.fact('install.method');
  const tool = textOf(view, 'install.method');
  if (!method.known || tool === undefined) return undefined;
  return weaker('env.platform', platformOfInstaller(tool), method.value);
}

const INSTALLER_PLATFORMS: readonly (readonly [tool: RegExp, platform: string])[] = [
  [/^(?:helm|operator|manifest)$/, 'kubernetes'],
  [/^docker/, 'docker'],
  [/^ecs/, 'ecs'],
  [/^windows|msi/, 'windows'],
  [/^mac|^dmg|^brew/, 'macos'],
];

/** Packages, scripts and configuration management all install on a host. */
function platformOfInstaller(tool: string): string {
  return INSTALLER_PLATFORMS.find(([pattern]) => pattern.test(tool))?.[1] ?? 'host';
}

/** Fargate has no host of its own that anything could be installed on. */
export function notFargateFact(view: FactView): Fact | undefined {
  const platform = view.fact('env.platform');
  const isOwnHost = ['host', 'windows', 'macos'].includes(textOf(view, 'env.platform') ?? '');
  return platform.known && isOwnHost ? weaker('env.fargate', false, platform.value) : undefined;
}

/** Plugins that route or bridge without eBPF classifiers of their own. */
const WITHOUT_CLASSIFIERS = new Set(['flannel', 'weave', 'kindnet', 'kube-router']);

/** Up to 1.9 Cilium’s classifiers end with TC_ACT_OK and have priority 1; later ones can differ (security 4.3, 4.4). */
export function classifierReturnCodeFact(view: FactView): Fact | undefined {
  const name = 'cni.classifier.returnCode';
  const old = oldCilium(view);
  if (old !== undefined) return weaker(name, 'TC_ACT_OK', old);
  const vendor = view.fact('cni.vendor');
  const isPlain = WITHOUT_CLASSIFIERS.has(textOf(view, 'cni.vendor') ?? '');
  return vendor.known && isPlain ? weaker(name, 'none', vendor.value) : undefined;
}

export function classifierPriorityOfPlugin(view: FactView): Fact | undefined {
  const old = oldCilium(view);
  return old === undefined ? undefined : weaker('cni.classifier.priority', 1, old);
}

function oldCilium(view: FactView): Fact | undefined {
  const version = view.fact('cni.cilium.version');
  const parsed = parseVersion(textOf(view, 'cni.cilium.version') ?? '');
  const isOld = parsed !== undefined && (parsed.major < 1 || (parsed.major === 1 && parsed.minor <= 9));
  return isOld && version.known ? version.value : undefined;
}

/** A conclusion is never surer than what it is drawn from, and never stated. */
function weaker(name: FactName, value: string | number | boolean, from: Fact): Fact {
  const { file, line, text } = from;
  const confidence = from.confidence === 'low' ? 'low' : 'medium';
  return makeFact(name, value, { file, line, text, confidence });
}
