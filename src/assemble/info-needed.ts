// What to ask the customer for: the commands that would decide the rules left open, most decisive first.
import type { Language } from '../model/language.ts';
import type { Observation } from '../model/outcome.ts';
import type { ReportInfoNeeded, ReportPlatform } from '../model/report.ts';
import { SHELLS, type InfoNeeded, type Shell } from '../model/rule.ts';
import type { Platform } from '../model/runbook.ts';
import type { Diagnosis } from './diagnosis.ts';

export function infoNeededOf(
  diagnosis: Diagnosis,
  language: Language,
  platform: ReportPlatform,
): ReportInfoNeeded[] {
  if (diagnosis.flare.kind === 'unknown') return [];
  const rules = new Map(diagnosis.ruleset.rules.map((rule) => [rule.id, rule]));
  const byCommand = new Map<string, { decides: Set<string>; why: string }>();
  for (const outcome of diagnosis.outcomes.filter((one) => one.outcome === 'unknown')) {
    const needs = rules.get(outcome.ruleId)?.texts.infoNeeded ?? {};
    for (const [look, need] of Object.entries(needs)) {
      const command = commandFor(need.command, platform);
      if (command === undefined || !isWorthAsking(outcome.observations[look])) continue;
      if (diagnosis.flare.kind === 'cluster-agent' && asksNodeAgent(command)) continue;
      const known = byCommand.get(command) ?? { decides: new Set(), why: need.why[language] };
      byCommand.set(command, known);
      known.decides.add(outcome.ruleId);
    }
  }
  const rows = [...byCommand].map(([command, { decides, why }]) => ({
    decides: [...decides].sort(),
    command,
    why,
  }));
  return rows.sort((a, b) => b.decides.length - a.decides.length || (a.command < b.command ? -1 : 1));
}

const SHELL_OF: Readonly<Record<Platform, Shell>> = {
  helm: 'kubernetes',
  operator: 'kubernetes',
  manifest: 'kubernetes',
  docker: 'docker',
  ecs: 'docker',
  host: 'host',
  macos: 'host',
  windows: 'windows',
};

/** The command for the platform found; when it is not known, the first one there is. */
function commandFor(command: InfoNeeded['command'], { platforms }: ReportPlatform): string | undefined {
  const found = platforms[0];
  if (typeof command === 'string') return found === 'windows' ? undefined : command;
  return found === undefined ? SHELLS.flatMap((shell) => command[shell] ?? [])[0] : command[SHELL_OF[found]];
}

/** What the Agent of a node answers decides nothing about the Cluster Agent. */
function asksNodeAgent(command: string): boolean {
  return command.includes('<AGENT_POD>');
}

/** A component that is switched off has nothing to tell. */
function isWorthAsking(look: Observation | undefined): boolean {
  return look?.verdict === 'cannot-tell' && look.missing.some((input) => input.cause !== 'component-off');
}
