// The flare itself. Who reads its facts out of which file, and which follow from others.
import { ofText, type Derivations, type FactReaders } from '../fact-reader.ts';
import { readFlareCreation } from './flare-creation.ts';
import { flareKindFact, flareLocalFact, flareTruncatedFact } from './flare-facts.ts';

export const FLARE_READERS: FactReaders = {
  'flare-creation': ofText((document) => readFlareCreation(document).facts),
};

export const FLARE_DERIVATIONS: Derivations = {
  'flare.kind': ({ flare, store }) => flareKindFact(flare, store),
  'flare.local': ({ flare, store }) => flareLocalFact(flare, store),
  'flare.truncated': ({ flare, store }) => flareTruncatedFact(flare, store),
};
