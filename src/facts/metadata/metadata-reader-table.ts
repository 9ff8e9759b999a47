// The metadata payloads. Who reads its facts out of which file, and which follow from others.
import { readVersionChanges } from '../diagnostics/install-facts.ts';
import { ofYaml, type FactReaders } from '../fact-reader.ts';
import { readInventoryChecks } from './inventory-checks.ts';
import { readInventoryOther } from './inventory-other.ts';
import {
  readHostMetadata,
  readInventoryAgent,
  readInventoryHost,
  readVersionHistory,
} from './metadata-facts.ts';

export const METADATA_READERS: FactReaders = {
  'host-metadata': ofYaml(readHostMetadata),
  'inventory-agent': ofYaml(readInventoryAgent),
  'inventory-host': ofYaml(readInventoryHost),
  'inventory-checks': ofYaml(readInventoryChecks),
  'inventory-other': ofYaml(readInventoryOther),
  'version-history': ofYaml((document, root) => [
    ...readVersionHistory(document, root),
    ...readVersionChanges(document, root),
  ]),
};
