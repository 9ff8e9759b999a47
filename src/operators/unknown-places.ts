// What can be cited for a fact that is not known: the files that would state it, as far as they are in the flare.
import type { MissingInput } from '../model/absence.ts';
import { FACTS, isFactName } from '../model/fact-table.ts';
import type { FactSpec } from '../model/fact.ts';
import { fileKindOf } from '../model/file-kind-table.ts';
import type { Knowledge } from '../model/knowledge.ts';
import type { Place } from '../model/place.ts';

/** The file that shows it masked, or else the first line of each that does not state it; none when none is there. */
export function placesOfUnknown(
  name: string,
  { cause, detail }: MissingInput,
  knowledge: Pick<Knowledge, 'files'>,
): readonly Place[] {
  if (cause === 'scrubbed' && detail !== undefined) return knowledge.files(detail);
  const spec: FactSpec | undefined = isFactName(name) ? FACTS[name] : undefined;
  const paths = (spec?.from ?? []).flatMap((role) => {
    const kind = fileKindOf(role);
    return kind === undefined ? [] : [kind.path, ...(kind.alsoAt ?? [])];
  });
  return paths.flatMap((path) => knowledge.files(path));
}
