// What ordinary lines of an Agent’s log say again and again: a rule that looks for a part of it stops the scanner at
// every such line. In lower case.

export const COMMON_PHRASES: readonly string[] = [
  ' utc | core | debug | (pkg/collector/worker/check_logger.go:',
  ' utc | core | info | (pkg/collector/worker/check_logger.go:',
  ' utc | core | warn | (pkg/',
  ' utc | core | error | (pkg/',
  ' utc | trace | info | (pkg/trace/',
  ' utc | process | info | (cmd/process-agent/',
  ' utc | sys-probe | info | (pkg/network/',
  ' utc | security | info | (pkg/security/',
  ' utc | cluster | info | (pkg/clusteragent/',
  'in checkstarted) | check:container | running check...',
  'in checkfinished) | check:container | done running check',
  'finished running check',
  'scheduling check ',
  'running checks',
  '[lang:go,tracer_version:',
  'traces received: ',
  'https://app.datadoghq.com',
  'datadog-agent',
];
