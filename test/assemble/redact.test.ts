import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/assemble/redact.ts';

const HEX32 = '0123456789abcdef0123456789abcdef';
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
    ['Authorization: Bearer abcdefghijklmnopqrstuvwxyz', 'Authorization: Bearer ********', ['bearer token']],
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
    [
      'Authorization: Basic dXNlcjpodW50ZXIyMg==',
      'Authorization: Basic ********',
      ['password of HTTP Basic authentication'],
    ],
    [
      'map[Authorization:[Basic dXNlcjpw]]',
      'map[Authorization:[Basic ********]]',
      ['password of HTTP Basic authentication'],
    ],
    ['pass: hunter22x', 'pass: ********', []],
    ['  - db_pass: letmein', '  - db_pass: ********', []],
    ['user=me pass=letmein host=db', 'user=me pass=******** host=db', []],
    ["dsn 'pass': 'two words'", "dsn 'pass': '********'", []],
    ['key AKIAABCDEFGHIJKLMNOP here', 'key ******** here', ['AWS access key']],
    ['password: hunter22', 'password: ********', []],
    ['auth_token=Zm9vYmFyYmF6 next', 'auth_token=******** next', []],
    ['"password": "two words, and more" }', '"password": "********" }', []],
    ["dbpwd='it has blanks' port=1", "dbpwd='********' port=1", []],
    ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj', '********', []],
    ['  k0Jp+/9fXh2tqLrR5mWcDzYvB1nQeUaGs7TiOoPj4xZlKbVgMwNfHdSyCu3E8IrA==', '  ********', []],
  ])('cleans %s', (text, clean, leaked) => expect(redact(text)).toEqual({ text: clean, leaked }));

  it.each([
    'api_key: "****************************abcd"',
    'api_key: <YOUR_API_KEY>',
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
