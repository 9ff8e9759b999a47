import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type FlareOptions } from '../flare-of.ts';

const TEXT = `Found the following envvars:
 -  http_proxy=http://user:********@proxy:3128
 -  DD_PROXY_NO_PROXY=a.test
b.test
 -  DD_SITE=datadoghq.eu
 -  GODEBUG=netdns=go
 -  SSL_CERT_DIR=/opt/certs
 -  HOST_PROC=/host/proc
 -  DOCKER_HOST=unix:///host/run/docker.sock`;

const read = (text: string, name: string, options: FlareOptions = {}): unknown =>
  valueOrCause(factsOf({ 'envvars.log': text }, options), `env.${name}`);

describe('environment variables that are no settings', () => {
  it.each([
    [
      'proxyVariables',
      [
        { name: 'http_proxy', value: 'http://user:********@proxy:3128' },
        { name: 'DD_PROXY_NO_PROXY', value: 'a.test\nb.test' },
      ],
    ],
    ['certificateVariables', [{ name: 'SSL_CERT_DIR', value: '/opt/certs' }]],
    ['goVariables', [{ name: 'GODEBUG', value: 'netdns=go' }]],
    ['hostPathVariables', [{ name: 'HOST_PROC', value: '/host/proc' }]],
    ['dockerVariables', [{ name: 'DOCKER_HOST', value: 'unix:///host/run/docker.sock' }]],
    [
      'variableNames',
      ['http_proxy', 'DD_PROXY_NO_PROXY', 'DD_SITE', 'GODEBUG', 'SSL_CERT_DIR', 'HOST_PROC', 'DOCKER_HOST'],
    ],
  ])('finds %s', (name, value) => {
    expect(read(TEXT, name)).toEqual(value);
  });

  it('cites the line of each', () => {
    expect(factsOf({ 'envvars.log': TEXT }).fact('env.proxyVariables')).toMatchObject({
      value: { confidence: 'high', line: 2, itemPlaces: [{ line: 2 }, { line: 3 }] },
    });
  });

  it('trusts those of the command line less', () => {
    expect(factsOf({ 'envvars.log': TEXT }, { isLocal: true }).fact('env.goVariables')).toMatchObject({
      value: { confidence: 'low' },
    });
  });

  it('knows that there are none', () => {
    expect(read('Found no allowed envvar', 'proxyVariables')).toEqual([]);
    expect(read('Found no allowed envvar', 'variableNames')).toEqual([]);
  });

  it('concludes nothing from a cut list, nor from another page', () => {
    const cut = { damaged: ['envvars.log'] };
    expect(read('Found the following envvars:\n -  DD_SITE=a\n -  HTTP', 'proxyVariables', cut)).toEqual({
      cause: 'damaged',
    });
    expect(read(' -  HTTP_PROXY=a', 'proxyVariables')).toEqual({ cause: 'absent' });
  });
});
