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
    message: expect.stringMatching(/^An unscrubbed password is in line 2\. /) as string,
  });
});

it.each([
  ['password', 'password: Xy7&kL9pQ2zz'],
  ['token', '  auth_token: letmein'],
  ['secret', 'client_secret: "two words"'],
  ['password', '# password: hunter22'],
  ['authorization header', '    Authorization: Basic dXNlcjpw'],
])('what people typed is named, as %s: %s', async (kind, line) => {
  const report = await reportOf({ 'etc/confd/x.d/conf.yaml': `first: line\n${line}\n` }, rulesetOf());
  expect(report.problems).toContainEqual({
    code: 'leaked-secret',
    file: 'etc/confd/x.d/conf.yaml',
    message: expect.stringContaining(`An unscrubbed ${kind} is in line 2.`) as string,
  });
});

it.each([
  `api_key: "****************************cd42"`,
  'password: "********"',
  "password: '*****22'",
  'password: ENC[handle]',
  'password: "%%env_DB_PASSWORD%%"',
  'password: ${DB_PASSWORD}',
  'password: ""',
  'password:',
  'token: true',
  'token_file: /etc/token',
  'secret_backend_command: /usr/bin/x',
])('what is no secret is not: %s', async (line) => {
  const report = await reportOf({ 'etc/confd/x.d/conf.yaml': `${line}\nlast: line\n` }, rulesetOf());
  expect(report.problems.filter(({ code }) => code === 'leaked-secret')).toEqual([]);
});

it.each([
  ['args:\n  - --password\n  - hunter22', 3],
  ['"Cmd": [\n"--password",\n"hunter22",', 3],
  ['password: |-\n  two words', 2],
  ['{"name": "DB_PASSWORD",\n"value": "hunter22"}', 2],
])('a value below its name is named: %j', async (text, line) => {
  const report = await reportOf({ 'etc/confd/x.d/conf.yaml': `${text}\n` }, rulesetOf());
  expect(report.problems).toContainEqual({
    code: 'leaked-secret',
    file: 'etc/confd/x.d/conf.yaml',
    message: expect.stringContaining(`An unscrubbed password is in line ${line}.`) as string,
  });
});

it('an argument below a flag without a value is none', async () => {
  const text = 'args:\n  - --password\n  - --host\nenv:\n  - --token\nimage: x\n';
  const report = await reportOf({ 'etc/confd/x.d/conf.yaml': text }, rulesetOf());
  expect(report.problems.filter(({ code }) => code === 'leaked-secret')).toEqual([]);
});
