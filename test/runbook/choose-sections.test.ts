// A reader sees the steps for his platform; what cannot be decided is shown whole, with the reason.
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/model/runbook.ts';
import { chooseSections } from '../../src/runbook/choose-sections.ts';
import { parseRunbookText } from '../../src/runbook/parse-runbook.ts';
import { SAMPLE_RUNBOOK } from './sample-runbook.ts';

const text = parseRunbookText(SAMPLE_RUNBOOK, 'x.en.md').text!;
const HELM = 'Fix with Helm';
const BEFORE = 'Fix in a manifest, before Kubernetes 1.30';
const LATER = 'Fix in a manifest, Kubernetes 1.30 and later';
const DOCKER = 'Fix on Docker or a host';

interface Case {
  readonly name: string;
  readonly platforms: readonly Platform[];
  readonly version: string | null;
  readonly fixes: readonly string[];
  readonly notes: readonly string[];
}

const ALL = [HELM, BEFORE, LATER, DOCKER];
const NO_VERSION = 'kubernetes-version-unknown';

describe('chooseSections', () => {
  it.each<Case>([
    { name: 'a platform with one fix', platforms: ['helm'], version: '1.29.4', fixes: [HELM], notes: [] },
    {
      name: 'an old cluster',
      platforms: ['manifest'],
      version: 'v1.29.4-eks-036c24b',
      fixes: [BEFORE],
      notes: [],
    },
    {
      name: 'a new cluster',
      platforms: ['manifest'],
      version: '1.30.1-gke.1043002',
      fixes: [LATER],
      notes: [],
    },
    {
      name: 'an unknown version',
      platforms: ['manifest'],
      version: null,
      fixes: [BEFORE, LATER],
      notes: [NO_VERSION],
    },
    {
      name: 'an unreadable version',
      platforms: ['manifest'],
      version: 'main',
      fixes: [BEFORE, LATER],
      notes: [NO_VERSION],
    },
    {
      name: 'one of two platforms',
      platforms: ['helm', 'operator'],
      version: null,
      fixes: [HELM],
      notes: [],
    },
    { name: 'a host', platforms: ['host'], version: null, fixes: [DOCKER], notes: [] },
    {
      name: 'nothing known',
      platforms: [],
      version: null,
      fixes: ALL,
      notes: ['platform-unknown', NO_VERSION],
    },
    {
      name: 'a version only',
      platforms: [],
      version: '1.31',
      fixes: [HELM, LATER, DOCKER],
      notes: ['platform-unknown'],
    },
    {
      name: 'a platform without a fix',
      platforms: ['macos'],
      version: null,
      fixes: ALL,
      notes: ['no-fix-for-platform'],
    },
  ])('$name', ({ platforms, version, fixes, notes }) => {
    const chosen = chooseSections(text, { platforms, kubernetesVersion: version });
    const headings = chosen.sections.filter(({ part }) => part === 'fix').map(({ heading }) => heading);
    expect(headings).toEqual(fixes);
    expect(chosen.notes).toEqual(notes);
    expect(chosen.isPlatformKnown).toBe(platforms.length > 0);
  });

  it('shows a section for a range of Kubernetes to nobody without Kubernetes', () => {
    const sections = [
      { part: 'fix', heading: 'all', platforms: [], body: '' },
      { part: 'fix', heading: 'new', platforms: [], kubernetes: '>=1.30', body: '' },
    ] as const;
    const chosen = chooseSections({ title: '', sections }, { platforms: ['host'], kubernetesVersion: null });
    expect(chosen).toEqual({ sections: [sections[0]], isPlatformKnown: true, notes: [] });
  });

  it('orders the parts', () => {
    const reversed = { ...text, sections: [...text.sections].reverse() };
    const { sections } = chooseSections(reversed, { platforms: ['helm'], kubernetesVersion: null });
    expect(sections.map(({ part }) => part)).toEqual([
      'meaning',
      'fix',
      'verify',
      'ask',
      'customer',
      'escalation',
    ]);
  });
});
