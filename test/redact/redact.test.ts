import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redact/redact.ts';

const HEX32 = '0123456789abcdef0123456789abcdef';
const HEADER = 'authorization header';
const HEX40 = `${HEX32}01234567`;

describe('redact', () => {
  it.each([
    [`api_key: ${HEX32}`, `api_key: ****************************cdef`, ['API key']],
    [`DD_API_KEY=${HEX32}`, `DD_API_KEY=****************************cdef`, ['API key']],
    [
      `https://x/v1/series?api_key=${HEX32}`,
      `https://x/v1/series?api_key=****************************cdef`,
      ['API key'],
    ],
    [
      `application_key: "${HEX40}"`,
      `application_key: "************************************4567"`,
      ['application key'],
    ],
    ['Authorization: Bearer abcdefghijklmnopqrstuvwxyz', 'Authorization: Bearer ********', [HEADER]],
    ['curl with Bearer abcdefghijklmnopqrstuvwxyz', 'curl with Bearer ********', ['bearer token']],
    ['proxy http://user:s3cr3t@proxy:3128', 'proxy http://user:********@proxy:3128', ['password in a URL']],
    ['postgres://app:p/ssword1@db', 'postgres://app:********@db', ['password in a URL']],
    ['postgres://app:pa@ssword@db/x', 'postgres://app:********@db/x', ['password in a URL']],
    ['http://proxy:123456@10.0.0.1', 'http://proxy:********@10.0.0.1', ['password in a URL']],
    ['amqp://me@corp:s3cr3t@mq', 'amqp://me@corp:********@mq', ['password in a URL']],
    ['http://a:pw1@h1,http://b:pw2@h2', 'http://a:********@h1,http://b:********@h2', ['password in a URL']],
    ['http://h:8080/x,http://b:pw2@h2', 'http://h:8080/x,http://b:********@h2', ['password in a URL']],
    [
      '"dsn":"mysql://u:p@ss@db","to":"a@b"',
      '"dsn":"mysql://u:********@db","to":"a@b"',
      ['password in a URL'],
    ],
    ['Authorization: Basic dXNlcjpodW50ZXIyMg==', 'Authorization: Basic ********', [HEADER]],
    ['map[Authorization:[Basic dXNlcjpw]]', 'map[Authorization:[Basic ********]]', [HEADER]],
    ['pass: hunter22x', 'pass: ********', ['password']],
    ['  - db_pass: letmein', '  - db_pass: ********', ['password']],
    ['user=me pass=letmein host=db', 'user=me pass=******** host=db', ['password']],
    ["dsn 'pass': 'two words'", "dsn 'pass': '********'", ['password']],
    ['key AKIAABCDEFGHIJKLMNOP here', 'key ******** here', ['AWS access key']],
    ['password: hunter22', 'password: ********', ['password']],
    ['got auth_token=Zm9vYmFyYmF6 next', 'got auth_token=******** next', ['token']],
    ['"password": "two words, and more" }', '"password": "********" }', ['password']],
    ["dbpwd='it has blanks' port=1", "dbpwd='********' port=1", ['password']],
    // A setting is masked to the end of its quotes or its line, other text to the next blank.
    ['password: Xy7&kL9pQ2zz', 'password: ********', ['password']],
    ['password: Abcd&kL9, {x} ]; #1', 'password: ********', ['password']],
    ['  "secret":"abc defgh",', '  "secret":"********",', ['secret']],
    ['{"password":"a\\"bcdefg","user":"me"}', '{"password":"********","user":"me"}', ['password']],
    [
      'got {\\"password\\":\\"a, b\\",\\"user\\":1}',
      'got {\\"password\\":\\"********\\",\\"user\\":1}',
      ['password'],
    ],
    ["password: 'it''s mine' # new", "password: '********' # new", ['password']],
    ['got {"token":12345678,"user":"me"}', 'got {"token":********,"user":"me"}', ['token']],
    ['"DB_PASSWORD=two words",', '"DB_PASSWORD=********",', ['password']],
    ["config['password'] = 'hunter22';", "config['password'] = '********';", ['password']],
    ['"tokens": ["abc1", "abc2"],', '"tokens": [********],', ['token']],
    ['got map[password:hunter22 user:me]', 'got map[password:******** user:me]', ['password']],
    ['log in with (password: letmein)', 'log in with (password: ********)', ['password']],
    ['https://x/?api_key=abcdefg&site=y', 'https://x/?api_key=********&site=y', ['API key']],
    ['Post "https://x/?token=abcdefg": EOF', 'Post "https://x/?token=********": EOF', ['token']],
    ['community_string: public', 'community_string: ********', ['secret']],
    ['password: 123456', 'password: ********', ['password']],
    ['api_key: sk-proj-abcd1234', 'api_key: ********', ['API key']],
    ['SECRET_KEY=django-insecure-1a(b', 'SECRET_KEY=********', ['secret']],
    ['X-Api-Key: 1a2b3c', 'X-Api-Key: ********', ['API key']],
    ['with Authorization: ApiKey 1a2b3c end', 'with Authorization: ApiKey ******** end', [HEADER]],
    // Behind a flag.
    ['mysql --password hunter22 -u me', 'mysql --password ******** -u me', ['password']],
    ['run --auth-token="two words" -v', 'run --auth-token="********" -v', ['token']],
    ['keytool -storepass changeit -v', 'keytool -storepass ******** -v', ['password']],
    ['["--password","hunter22","-v"]', '["--password","********","-v"]', ['password']],
    // By their own shape.
    ['key glpat-abcdefghij0123456789 here', 'key ******** here', ['token of another service']],
    ['key sk_live_abcdefghij0123456789 here', 'key ******** here', ['token of another service']],
    [
      `jwt eyJhbGciOiJI.eyJ${'a'.repeat(5000)}.${'b'.repeat(300)} here`,
      'jwt ******** here',
      ['JSON web token'],
    ],
    ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj', '********', []],
    ['  k0Jp+/9fXh2tqLrR5mWcDzYvB1nQeUaGs7TiOoPj4xZlKbVgMwNfHdSyCu3E8IrA==', '  ********', []],
  ])('cleans %s', (text, clean, leaked) => expect(redact(text)).toEqual({ text: clean, leaked }));

  it.each([
    'api_key: "****************************abcd"',
    'api_key: <YOUR_API_KEY>',
    'password: "%%env_DB_PASSWORD%%"',
    'password: ENC[db_password] # from the vault',
    'password: {{ .Values.password }}',
    'password:',
    'password: ""',
    '"secret":{"secretName":"x"},"tokens":[]',
    '"password": null, "token": 12}',
    'private_key: |',
    'DD_CLUSTER_AGENT_AUTH_TOKEN: <set to the key "token">  Optional: false',
    'https://x/?api_key=ENC[app-secrets:API_KEY]: 403 Forbidden',
    "Can't connect to 'ENC[app-secrets:DB_HOST]'",
    'password: permission denied',
    'token: expired',
    '{"time":"2024-05-01T10:00:00Z","msg":"secrets: backend gone"}',
    'unable to resolve secrets: context deadline exceeded',
    'open /etc/datadog-agent/auth/token: read-only file system',
    'Put "http://169.254.169.254/latest/api/token": net/http: TLS handshake timeout',
    "Access denied for user 'datadog'@'localhost' (using password: YES)",
    'API key ending with 97915: API Key invalid',
    'secret_backend_command: /usr/bin/x',
    'token_file: /etc/token',
    'apiKeyExistingSecret: datadog-secret',
    'if token == nil',
    'the option --token is required',
    'use --api-key or --app-key',
    'PWD=/opt/datadog-agent',
    'Token::Error in line 5',
    'password: ENC[db_password]',
    'token: true',
    'open /etc/datadog-agent/auth_token: permission denied',
    'auth_token_file_path: /etc/datadog-agent/auth/token',
    'password: "********"',
    'http://user:********@proxy:3128/a@b',
    'http://user:${PASSWORD}@proxy:3128',
    'Get http://host:8080/path@x: refused',
    'Post "https://h:443": dial tcp, ask admin@example.com',
    'image registry://reg:5000/datadog/agent@sha256:abc',
    'git clone ssh://git@host:22/team/repo@main',
    'unsupported Authorization: Basic',
    'the first pass: reading the files',
    'bypass: enabled',
    'compass=north',
    '  value: datadoghq.eu',
    'runtime_security_config.event_monitoring_config.network.raw_packet.enabled',
    'error enabling protocol classifier: permission denied',
    'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  ])('leaves %s as it is', (text) => expect(redact(text)).toEqual({ text, leaked: [] }));

  it('never lets a key through, wherever it stands', () => {
    const hex = fc.string({
      unit: fc.constantFrom(...'0123456789abcdef'.split('')),
      minLength: 32,
      maxLength: 32,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('api_key=', 'DD_API_KEY: ', '"api_key":"', 'key ', ''),
        hex,
        fc.constantFrom('', ' end', '&x=1', '"'),
        (before, key, after) => {
          expect(redact(before + key + after).text).not.toContain(key);
        },
      ),
    );
  });
});
