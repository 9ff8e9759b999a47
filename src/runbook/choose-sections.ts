// Which sections of a runbook the reader of this flare needs: those for the platform it comes from. What
// cannot be decided is shown in all its variants, with the reason, never hidden.
import type { ReportPlatform } from '../model/report.ts';
import { RUNBOOK_PARTS, type Platform, type RunbookSection, type RunbookText } from '../model/runbook.ts';
import { isVersionInRange } from '../util/versions.ts';

/** Why more is shown than one platform needs. */
export type ChoiceNote = 'platform-unknown' | 'kubernetes-version-unknown' | 'no-fix-for-platform';

export interface RunbookChoice {
  /** In the order of RUNBOOK_PARTS; within a part as written. */
  readonly sections: readonly RunbookSection[];
  readonly isPlatformKnown: boolean;
  readonly notes: readonly ChoiceNote[];
}

const KUBERNETES_PLATFORMS: readonly Platform[] = ['helm', 'operator', 'manifest'];

export function chooseSections(text: RunbookText, platform: ReportPlatform): RunbookChoice {
  const isPlatformKnown = platform.platforms.length > 0;
  const fits = (section: RunbookSection): boolean => isSectionFor(section, platform);
  const parts = RUNBOOK_PARTS.map((part) => text.sections.filter((section) => section.part === part));
  const chosen = parts.map((sections) => (sections.some(fits) ? sections.filter(fits) : sections));
  const sections = chosen.flat();
  const fixes = text.sections.filter((section) => section.part === 'fix');
  const notes: ChoiceNote[] = [];
  if (!isPlatformKnown && text.sections.some((section) => section.platforms.length > 0)) {
    notes.push('platform-unknown');
  }
  if (!fixes.some(fits)) notes.push('no-fix-for-platform');
  else if (!isVersionKnown(platform) && sections.some((section) => section.kubernetes !== undefined)) {
    notes.push('kubernetes-version-unknown');
  }
  return { sections, isPlatformKnown, notes };
}

function isSectionFor(section: RunbookSection, { platforms, kubernetesVersion }: ReportPlatform): boolean {
  const candidates = section.platforms.length > 0 ? section.platforms : impliedPlatforms(section);
  const isPlatform =
    platforms.length === 0 || candidates.length === 0 || candidates.some((one) => platforms.includes(one));
  return isPlatform && isKubernetesFor(section, kubernetesVersion);
}

/** A section for a range of Kubernetes is for nobody without Kubernetes. */
function impliedPlatforms(section: RunbookSection): readonly Platform[] {
  return section.kubernetes === undefined ? [] : KUBERNETES_PLATFORMS;
}

function isKubernetesFor(section: RunbookSection, version: string | null): boolean {
  if (section.kubernetes === undefined || version === null) return true;
  return isVersionInRange(version, section.kubernetes) ?? true;
}

function isVersionKnown({ kubernetesVersion }: ReportPlatform): boolean {
  return kubernetesVersion !== null && isVersionInRange(kubernetesVersion, '*') !== undefined;
}
