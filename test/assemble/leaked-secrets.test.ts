import { expect, it } from 'vitest';
import { reportOf, rulesetOf } from '../support/flare-of.ts';

const KEY = '0123456789abcdef0123456789abcd42';

it.each([
  ['etc/datadog.yaml', `api_key: ${KEY}`],
  ['etc/confd/http_check.d/conf.yaml', `  api_key: ${KEY}`],
  ['envvars.log', `DD_API_KEY=${KEY}`],
  ['runtime_config_dump.yaml', `api_key: ${KEY}`],
  ['process_agent_runtime_config_dump.yaml', `api_key: ${KEY}`],
  ['helm-values.yaml', `  apiKey: ${KEY}`],
  ['datadog-agent-cr.yaml', `  apiKey: ${KEY}`],
  ['cluster-agent-deployment.yaml', `  api_key: ${KEY}`],
  ['agent-daemonset.yaml', `  api_key: ${KEY}`],
  ['k8s/kubelet_pods.yaml', `  api_key: ${KEY}`],
  ['docker_inspect.log', `"DD_API_KEY=${KEY}",`],
  ['datadog.reg', `"api_key"="${KEY}"`],
  ['otel/otel-flare/customer.cfg', `    api_key: ${KEY}`],
])('a key in %s is named by its place, not by its value', async (file, line) => {
  const report = await reportOf({ [file]: `first: line\n${line}\n` }, rulesetOf());
  const message = expect.stringContaining('An unscrubbed API key is in line 2.') as string;
  expect(report.problems).toContainEqual({ code: 'leaked-secret', file, message });
  expect(JSON.stringify(report)).not.toContain(KEY);
});

it('a value whose name on the line above tells what it is, is one too', async () => {
  const pod = '- name: DB_PASSWORD\n  value: hunter22x\n- name: DD_API_KEY\n  value: "********cd42"\n';
  const report = await reportOf({ 'agent-daemonset.yaml': pod }, rulesetOf());
  expect(report.problems).toContainEqual({
    code: 'leaked-secret',
    file: 'agent-daemonset.yaml',
    message: expect.stringMatching(/^An unscrubbed secret variable is in line 2\. /) as string,
  });
});
