// The policies of Workload Protection that lie on the host, from runtime-security.d. Which of their rules are loaded
// is in the status page; policies from Remote Configuration are in no file.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { Place } from '../../model/place.ts';
import type { DocumentStore } from '../document-store.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';
import { ruleFiles, type RuleFile } from './rule-files.ts';

/** The security module loads no other file. */
const POLICY = /\.policy$/;
const MAX_RULES = 2000;

/*
 * version: 1.2.0
 * macros:
 *   - id: my_macro
 * rules:
 *   - id: my_rule
 *     expression: open.file.path == "/etc/shadow"
 *     disabled: true
 *     combine: override
 */
/** `cws.policyFiles`: one record per file. */
export function policyFilesFact(store: DocumentStore): Fact | undefined {
  const found = ruleFiles(store, 'policies', POLICY);
  const [first] = found?.files ?? [];
  if (found === undefined || first === undefined) return undefined;
  return makeFact('cws.policyFiles', found.files.map(fileRecord), {
    ...placeAt(first.document, 1),
    confidence: found.confidence,
    itemPlaces: found.files.map(({ document, root }) => placeAt(document, root?.line ?? 1)),
  });
}

function fileRecord({ name, root }: RuleFile): FactRecord {
  if (root?.kind !== 'map') return { file: name, parsed: false };
  const rules = listAt(root, 'rules');
  const version = textAt(root, 'version');
  return {
    file: name,
    ...(version === undefined ? {} : { version }),
    parsed: true,
    rules: rules.length,
    disabled: rules.filter(isDisabled).length,
    overrides: rules.filter((rule) => textAt(rule, 'combine') === 'override').length,
    macros: listAt(root, 'macros').length,
  };
}

function isDisabled(rule: YamlNode): boolean {
  return textAt(rule, 'disabled') === 'true';
}

/** `cws.fileRules`: one record per rule with an id. */
export function fileRulesFact(store: DocumentStore): Fact | undefined {
  const found = ruleFiles(store, 'policies', POLICY);
  const rules = (found?.files ?? []).flatMap(rulesOf).slice(0, MAX_RULES);
  const [first] = rules;
  if (found === undefined || first === undefined) return undefined;
  return makeFact(
    'cws.fileRules',
    rules.map(({ record }) => record),
    { ...first.place, confidence: found.confidence, itemPlaces: rules.map(({ place }) => place) },
  );
}

function rulesOf({
  document,
  name,
  root,
}: RuleFile): { readonly record: FactRecord; readonly place: Place }[] {
  return listAt(root, 'rules').flatMap((rule) => {
    const id = textAt(rule, 'id');
    if (id === undefined) return [];
    const combine = textAt(rule, 'combine');
    const agentVersion = textAt(rule, 'agent_version');
    const record = {
      file: name,
      rule: id,
      disabled: isDisabled(rule),
      ...(combine === undefined ? {} : { combine }),
      ...(agentVersion === undefined ? {} : { agentVersion }),
    };
    return [{ record, place: placeAt(document, entryAt(rule, 'id')?.line ?? rule.line) }];
  });
}
