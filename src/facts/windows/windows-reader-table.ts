// Windows. Who reads its facts out of which file, and which follow from others.
import { ofText, type Derivations, type FactReaders, type LineReaders } from '../fact-reader.ts';
import {
  counterNamesReader,
  counterSetsReader,
  missingCounterSets,
  readCounterRegistry,
} from './counter-readers.ts';
import { readRegistry } from './registry-facts.ts';
import { readServiceJson } from './service-json.ts';
import { readServiceText } from './service-text.ts';

export const WINDOWS_READERS: FactReaders = {
  'windows-services': ({ document, yaml }) =>
    document.path.endsWith('.json') ? readServiceJson(document, yaml()) : readServiceText(document),
  'windows-registry': ofText(readRegistry),
  'windows-counter-registry': ofText(readCounterRegistry),
};

export const WINDOWS_LINE_READERS: LineReaders = {
  'windows-counters': counterSetsReader,
  'windows-counter-names': counterNamesReader,
};

export const WINDOWS_DERIVATIONS: Derivations = {
  'windows.counterSetsMissing': missingCounterSets,
};
