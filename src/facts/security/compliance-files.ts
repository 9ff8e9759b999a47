// The benchmarks that lie on the host, from compliance.d. How their rules ended is in the status page.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { DocumentStore } from '../document-store.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { listAt, textAt } from '../yaml/yaml-tree.ts';
import { ruleFiles, type RuleFile } from './rule-files.ts';

/** Checks in Rego lie beside them. */
const BENCHMARK = /\.ya?ml$/i;

/*
 * name: CIS Docker Generic
 * framework: cis-docker
 * version: 1.2.0
 * rules:
 *   - id: cis-docker-1
 */
/** `compliance.files`: one record per file. */
export function complianceFilesFact(store: DocumentStore): Fact | undefined {
  const found = ruleFiles(store, 'compliance', BENCHMARK);
  const [first] = found?.files ?? [];
  if (found === undefined || first === undefined) return undefined;
  return makeFact('compliance.files', found.files.map(fileRecord), {
    ...placeAt(first.document, 1),
    confidence: found.confidence,
    itemPlaces: found.files.map(({ document, root }) => placeAt(document, root?.line ?? 1)),
  });
}

function fileRecord({ name, root }: RuleFile): FactRecord {
  if (root?.kind !== 'map') return { file: name, parsed: false };
  const framework = textAt(root, 'framework');
  const version = textAt(root, 'version');
  return {
    file: name,
    ...(framework === undefined ? {} : { framework }),
    ...(version === undefined ? {} : { version }),
    parsed: true,
    rules: listAt(root, 'rules').length,
  };
}
