// Looks at lines that no flare of the rule can hold: such a rule never applies, and nobody is told.
import type { RuleMistake } from '../../errors.ts';
import { SOURCE_KINDS } from '../../model/file-kind-table.ts';
import type { FlareKind } from '../../model/flare-kind.ts';
import type { LogSource } from '../../model/log.ts';
import { rightLook, type RuleParts } from '../rule-parts.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

/** A flare whose daemon is not known may hold anything. */
const isKnown = (kind: FlareKind): boolean => kind !== 'unknown';

export function flareMistakes(parts: RuleParts, source: YamlSource): RuleMistake[] {
  const flares = (parts.flares ?? []).filter(isKnown);
  if (flares.length === 0) return [];
  return looksAtLines(parts).flatMap(({ path, sources }) => {
    const holding = new Set(sources.flatMap((one) => SOURCE_KINDS[one].kinds).filter(isKnown));
    if (flares.some((kind) => holding.has(kind))) return [];
    const message = `A flare of ${flares.join(' or ')} holds no lines of ${sources.join(' or ')}, so this is never seen; write “flares: [${[...holding].join(', ')}]” for those that do.`;
    return [source.mistakeAt(path, 'OTHER_FLARE', message)];
  });
}

interface LookAtLines {
  readonly path: YamlPath;
  readonly sources: readonly LogSource[];
}

function looksAtLines({ find = {}, applies = [] }: RuleParts): LookAtLines[] {
  const looks = [
    ...Object.entries(find).map(([name, look]) => ({ path: ['find', name, 'log'], look })),
    ...applies.map((look, index) => ({ path: ['applies', index, 'log'], look })),
  ];
  return looks.flatMap(({ path, look }): LookAtLines[] => {
    const { operator, options } = rightLook(look) ?? {};
    if (operator?.key !== 'log') return [];
    const { log } = options as { readonly log: LogSource | readonly LogSource[] };
    return [{ path, sources: typeof log === 'string' ? [log] : log }];
  });
}
