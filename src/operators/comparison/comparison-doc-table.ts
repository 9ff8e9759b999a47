// Every comparison in one line, with an example: the texts of the schema, of mistakes and of the reference.

export interface ComparisonDoc {
  readonly doc: string;
  /** A correct look that uses it. */
  readonly example: string;
}

/** In the order of the reference. */
export const COMPARISON_DOCS = {
  equals: {
    doc: 'The value is exactly this; amounts are the same whatever their unit.',
    example: '{ fact: cni.vendor, equals: cilium }',
  },
  'not-equals': {
    doc: 'The value is known and is not this.',
    example:
      '{ config: runtime_security_config.enabled, process: system-probe, not-equals: { config: runtime_security_config.enabled, process: security-agent } }',
  },
  'one-of': {
    doc: 'The value is one of these.',
    example: '{ fact: cni.vendor, one-of: [flannel, weave] }',
  },
  in: {
    doc: 'The version lies in this range, or in one of these.',
    example: '{ fact: agent.version, in: ">=7.36.0 <7.39.2" }',
  },
  above: {
    doc: 'The number is greater than this.',
    example: '{ fact: forwarder.dropRate, above: 5% }',
  },
  below: { doc: 'The number is smaller than this.', example: '{ fact: agent.uptime, below: 10m }' },
  'at-least': {
    doc: 'The number is this or greater.',
    example: '{ fact: memory.resident, at-least: 512MiB }',
  },
  'at-most': {
    doc: 'The number is this or smaller.',
    example: '{ config: system_probe_config.max_tracked_connections, process: system-probe, at-most: 0 }',
  },
  between: {
    doc: 'The number lies between these two, or is one of them.',
    example: '{ fact: agent.uptime, between: [1m, 1h30m] }',
  },
  contains: {
    doc: 'The text holds this (case ignored).',
    example: '{ fact: host.kernel, contains: "4.19.0-" }',
  },
  'starts-with': {
    doc: 'The text starts with this (case ignored).',
    example: '{ config: dd_url, process: agent, starts-with: "http://" }',
  },
  'ends-with': {
    doc: 'The text ends with this (case ignored).',
    example: '{ config: site, process: agent, ends-with: datadoghq.eu }',
  },
  wildcard: {
    doc: 'The whole text has this shape; `*` stands for any text (case ignored).',
    example: '{ config: dd_url, process: agent, wildcard: "https://*.vpce.*" }',
  },
  regex: {
    doc: 'A part of the text matches this RE2 expression (case counts); its named groups become variables.',
    example: '{ fact: host.kernel, regex: "^(?<series>\\\\d+\\\\.\\\\d+)\\\\." }',
  },
  includes: {
    doc: 'The list has this item.',
    example: '{ fact: cws.selfTests.failed, includes: datadog_agent_cws_self_test_rule_open }',
  },
  empty: {
    doc: 'The list has no items (true) or some (false).',
    example: '{ fact: cws.selfTests.failed, empty: false }',
  },
  length: {
    doc: 'The number of items compares like this.',
    example: '{ fact: cws.selfTests.failed, length: { at-least: 2 } }',
  },
  exists: {
    doc: 'There is a value, whatever it is (true); it is known that there is none (false).',
    example: '{ config: proxy.https, process: agent, exists: true }',
  },
  masked: {
    doc: 'There is a value, and it is hidden by scrubbing or a secrets backend (true) or shown (false).',
    example: '{ config: api_key, process: agent, masked: true }',
  },
  unknown: {
    doc: 'The flare does not tell the fact, for any reason (true) or for this one.',
    example: '{ fact: kubernetes.version, unknown: collection-failed }',
  },
} as const satisfies Readonly<Record<string, ComparisonDoc>>;

export type ComparisonKey = keyof typeof COMPARISON_DOCS;
export const COMPARISON_KEYS = Object.keys(COMPARISON_DOCS) as ComparisonKey[];

/** What a look at records may ask of them, beside the comparisons. */
export const RECORD_DOCS = {
  any: {
    doc: 'Some record has all these fields.',
    example: '{ fact: checks, any: { name: cilium, status: error } }',
  },
  all: {
    doc: 'There are records, and every one has all these fields.',
    example: '{ fact: checks, all: { status: error } }',
  },
  none: {
    doc: 'It is known that no record has all these fields.',
    example: '{ fact: checks, none: { name: cilium } }',
  },
  count: {
    doc: 'The number of records that match `any` compares like this.',
    example: '{ fact: checks, any: { status: error }, count: { above: 3 } }',
  },
  distinct: {
    doc: 'The variable of this field lists the different values of all records that match `any` or `all`.',
    example: '{ fact: checks, any: { status: error }, distinct: name }',
  },
} as const satisfies Readonly<Record<string, ComparisonDoc>>;
