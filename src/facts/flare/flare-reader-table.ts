// The flare itself. Who reads its facts out of which file, and which follow from others.
import { ofText, ofYaml, type Derivations, type FactReaders } from '../fact-reader.ts';
import { readFlareCreation } from './flare-creation.ts';
import { localFactOfStatus, readLocalMarker } from './local-marker.ts';
import { readNotScrubbed } from './not-scrubbed.ts';
import { removedFilesFact } from './removed-files.ts';
import { flareKindFact, flareLocalFact, flareTruncatedFact } from './flare-facts.ts';

export const FLARE_READERS: FactReaders = {
  'flare-creation': ofText((document) => readFlareCreation(document).facts),
  'local-marker': ofText(readLocalMarker),
  'non-scrubbed-files': ofYaml(readNotScrubbed),
};

export const FLARE_DERIVATIONS: Derivations = {
  'flare.kind': ({ flare, store }) => flareKindFact(flare, store),
  'flare.local': ({ flare, store }) => flareLocalFact(flare, store),
  'flare.truncated': ({ flare, store }) => flareTruncatedFact(flare, store),
  'flare.localReason': (view) => localFactOfStatus(view, 'flare.localReason'),
  'flare.localError': (view) => localFactOfStatus(view, 'flare.localError'),
  'flare.removedFiles': ({ flare, store }) => removedFilesFact(flare, store),
};
