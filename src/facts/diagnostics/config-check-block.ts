// One block of config-check.log: a configuration of a check with its instances. The page around it is read in
// config-check.ts.
import type { FactRecord } from '../../model/fact.ts';

/*
 * === redisdb check ===
 * Configuration provider: file
 * Configuration source: file:/etc/datadog-agent/conf.d/redisdb.d/conf.yaml
 * Config for instance ID: redisdb:6e5e79e5b724c83a
 * host: localhost
 * ~
 * Auto-discovery IDs:
 * * redis
 * State: dispatched to node-1
 * ===
 */

/** Agent 6 wrote `Source: File` and `Instance ID: …`. */
const LABELS: Readonly<Record<string, string>> = {
  'Configuration provider': 'provider',
  Source: 'provider',
  'Configuration source': 'source',
  State: 'state',
};
const INSTANCE = /^(?:Config for instance|Instance) ID: (.+)$/;
const EXCLUDED = /^This configuration matched a (metrics|logs) container-exclusion rule/;
/** What the Agent writes when it does not know. */
const UNKNOWN = new Set(['Unknown provider', 'Unknown configuration source']);
const MAX_INSTANCES = 1000;
const MAX_IDENTIFIERS = 20;

export interface BlockInstance {
  readonly record: FactRecord;
  readonly line: number;
}

export class ConfigCheckBlock {
  readonly #check: string;
  readonly #isClusterCheck: boolean;
  readonly #line: number;
  readonly #fields: Record<string, string> = {};
  readonly #identifiers: string[] = [];
  readonly #instances: { readonly id: string; readonly line: number }[] = [];
  /** Inside an instance’s body, whose lines may look like anything. */
  #isInBody = false;
  #isInIdentifiers = false;

  constructor(check: string, isClusterCheck: boolean, line: number) {
    this.#check = check;
    this.#isClusterCheck = isClusterCheck;
    this.#line = line;
  }

  read(text: string, line: number): void {
    if (this.#isInBody) {
      this.#isInBody = text !== '~';
      return;
    }
    const id = INSTANCE.exec(text)?.[1];
    if (id !== undefined) {
      this.#isInBody = true;
      if (this.#instances.length < MAX_INSTANCES) this.#instances.push({ id, line });
    } else if (this.#isInIdentifiers && text.startsWith('* ')) {
      if (this.#identifiers.length < MAX_IDENTIFIERS) this.#identifiers.push(text.slice(2));
    } else {
      this.#readLabel(text);
    }
  }

  #readLabel(text: string): void {
    this.#isInIdentifiers = text === 'Auto-discovery IDs:';
    const excluded = EXCLUDED.exec(text)?.[1];
    if (excluded !== undefined) this.#fields.excluded = excluded;
    const end = text.indexOf(': ');
    const label = Object.hasOwn(LABELS, text.slice(0, end)) ? LABELS[text.slice(0, end)] : undefined;
    const value = text.slice(end + 2);
    if (label !== undefined && !UNKNOWN.has(value)) this.#fields[label] ??= value;
  }

  /** One record for each instance; one without an instance for a template or a configuration of logs. */
  instances(): readonly BlockInstance[] {
    const identifiers = this.#identifiers.join(' ');
    const shared: FactRecord = {
      check: this.#check,
      isClusterCheck: this.#isClusterCheck,
      ...this.#fields,
      ...(identifiers === '' ? {} : { identifiers }),
    };
    if (this.#instances.length === 0) return [{ record: shared, line: this.#line }];
    return this.#instances.map(({ id, line }) => ({ record: { ...shared, instance: id }, line }));
  }
}
