// How each option of a look at lines is written right, for messages. Of those that stand in no row, LOG_EXAMPLE says
// enough.

const COUNTED = '{ log: agent, contains: "API Key invalid", at-least: 5, within: 10m }';
const RESOLVED = '{ log: agent, regex: "cannot read (?<path>.+)", resolved-by: read, same: path }';
const SILENT = '{ log: agent, contains: "Successfully posted payload", silence: 15m, until: flare }';

export const LOG_OPTION_EXAMPLES: Readonly<Record<string, string>> = {
  line: '{ log: system-probe, line: start, after: failed }',
  check: '{ log: agent, line: check-run, check: snmp, after: failed }',
  where: '{ log: agent, regex: "collected in (?<took>[0-9a-z.]+)", where: { took: { above: 30s } } }',
  except: '{ log: agent, contains: "no space left", except: "will retry" }',
  'except-regex': '{ log: agent, contains: "cannot read", except-regex: " pid [1-9]" }',
  level: '{ log: agent, contains: "no space left", level: [WARN, ERROR] }',
  'not-level': '{ log: agent, contains: "no space left", not-level: [TRACE, DEBUG] }',
  after: '{ log: agent, contains: "Successfully posted payload", after: failed }',
  'resolved-by': RESOLVED,
  same: RESOLVED,
  since: '{ log: system-probe, contains: "not permitted", since: start }',
  around: '{ log: agent, contains: "connection refused", around: 30m }',
  'at-least': COUNTED,
  within: COUNTED,
  distinct: '{ log: agent, regex: "check (?<check>[a-z]+) failed", at-least: 3, distinct: check }',
  silence: SILENT,
  until: SILENT,
  take: '{ log: agent, regex: "cannot read (?<path>.+)", take: first }',
};
