// Builds a flare from a map of paths to texts, for the tests of this folder.
import { readFacts, type FlareFacts } from '../../src/facts/read-facts.ts';
import { identifyFlare } from '../../src/flare/identify.ts';
import { roleOf } from '../../src/flare/roles.ts';
import type { Flare, FlareDocument, FlareFile } from '../../src/model/flare.ts';

export interface FlareOptions extends Partial<Pick<Flare, 'kind' | 'isLocal' | 'isTruncated'>> {
  readonly damaged?: readonly string[];
  readonly assume?: Readonly<Record<string, string>>;
}

export type Texts = Readonly<Record<string, string>>;

export function flareOf(
  texts: Texts,
  options: FlareOptions = {},
): { readonly flare: Flare; readonly documents: readonly FlareDocument[] } {
  const paths = Object.keys(texts);
  const files = paths.map((path): FlareFile => {
    const isDamaged = options.damaged?.includes(path) ?? false;
    return { path, bytes: texts[path]!.length, isDamaged, ...roleOf(path) };
  });
  const documents = files
    .filter(({ reading }) => reading === 'document' || reading === 'both')
    .map(({ path, role }): FlareDocument => ({ path, role, lines: texts[path]!.split('\n') }));
  const { kind = 'agent', isLocal, isTruncated } = options;
  const flare = identifyFlare({ rootDir: '', files, documents });
  return {
    flare: {
      ...flare,
      kind,
      isLocal: isLocal ?? flare.isLocal,
      isTruncated: isTruncated ?? false,
    },
    documents,
  };
}

export function factsOf(texts: Texts, options: FlareOptions = {}): FlareFacts {
  const { flare, documents } = flareOf(texts, options);
  return readFacts(flare, documents, { assume: options.assume ?? {} });
}

/** The value of a fact, or the cause why it is not known. */
export function valueOrCause(facts: FlareFacts, name: string): unknown {
  const lookup = facts.fact(name);
  return lookup.known ? lookup.value.value : { cause: lookup.missing.cause };
}
