// Which packs made the report, and which of their rules replaced others.
import type { Pack } from '../model/pack.ts';
import type { ReportPack } from '../model/report.ts';
import type { Ruleset } from '../model/rule.ts';

/** Empty for a rule set that was put together by hand. */
export function packsOf({ packs }: Ruleset): { readonly packs?: readonly ReportPack[] } {
  return packs === undefined
    ? {}
    : { packs: packs.map((pack, index) => reportPack(pack, packs.slice(0, index))) };
}

function reportPack({ name, version, digest, ruleIds }: Pack, earlier: readonly Pack[]): ReportPack {
  const lastWith = new Map(earlier.flatMap((pack) => pack.ruleIds.map((id) => [id, pack.name] as const)));
  const overrides = ruleIds.flatMap((ruleId) => {
    const pack = lastWith.get(ruleId);
    return pack === undefined ? [] : [{ ruleId, pack }];
  });
  return { name, version, digest, overrides };
}
