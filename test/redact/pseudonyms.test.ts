import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedValuesIn, pseudonymising } from '../../src/redact/pseudonyms.ts';

const shown = (lines: readonly string[], hosts: readonly string[] = []): string[] =>
  lines.map(pseudonymising(namedValuesIn(lines, hosts)));

describe('a pseudonym', () => {
  it.each([
    ['dial tcp 10.20.30.40:443: i/o timeout', 'dial tcp 192.0.2.1:443: i/o timeout'],
    ['dial tcp [fd00:12::7]:443', 'dial tcp [2001:db8::1]:443'],
    ['link/ether 0a:58:9d:11:22:33', 'link/ether 02:00:5e:00:00:01'],
    ['sent to jane.doe@corp.example.org', 'sent to user1@example.com'],
    [
      'containerd://9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0',
      `containerd://${'1'.padStart(64, '0')}`,
    ],
    ['uid 6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'uid 00000000-0000-4000-8000-000000000001'],
    ['arn:aws:iam::481516234200:role/agent', 'arn:aws:iam::000000000001:role/agent'],
    [
      'image 481516234200.dkr.ecr.eu-west-1.amazonaws.com/agent',
      'image 000000000001.dkr.ecr.eu-west-1.amazonaws.com/agent',
    ],
    ['on i-0abc1234def567890', 'on i-00000000000000001'],
    ['open /home/jdoe/app.log', 'open /home/user1/app.log'],
    ['open C:\\Users\\jdoe\\app.log', 'open C:\\Users\\user1\\app.log'],
    ['Get "http://billing-db:8080/status"', 'Get "http://host1:8080/status"'],
    ['Get "https://vault.shop.example.org/v1"', 'Get "https://host1.example.internal/v1"'],
    ['Get "http://3scale.acme.test/x"', 'Get "http://host1.example.internal/x"'],
    [
      'lookup vault.acmecorp.com on 10.0.0.2:53: no such host',
      'lookup host1.example.internal on 192.0.2.1:53: no such host',
    ],
    ['"C:\\\\Users\\\\jdoe\\\\app.log"', '"C:\\\\Users\\\\user1\\\\app.log"'],
    ['open /home/jdoe. It is jdoe’s', 'open /home/user1. It is jdoe’s'],
    ['ip-10-1-2-3.eu-west-1.compute.internal is gone', 'host1.example.internal is gone'],
  ])('stands for the name in %s', (line, clean) => {
    expect(shown([line])).toEqual([clean]);
  });

  it.each([
    'dial tcp 127.0.0.1:5001: connection refused',
    'http://169.254.169.254/latest/meta-data',
    'https://api.datadoghq.eu/api/v1/validate',
    'https://localhost:10250/pods',
    'Agent (v7.60.1) at 10:00:00 on 2024-05-01',
    'std::runtime_error in face.cpp',
    'open /home/dd-agent/x',
    'Get "http://unix/debug/stats": dial unix /opt/datadog-agent/run/sysprobe.sock: connect: refused',
    'see https://github.com/DataDog/datadog-agent and sigs.k8s.io/yaml',
    '(pkg/util/kubernetes/apiserver/apiserver.go:322 in connect) | apiextensions.k8s.io is forbidden',
  ])('is not needed in %s', (line) => {
    expect(shown([line])).toEqual([line]);
  });

  it('is the same for a value wherever it stands, and another for another value', () => {
    expect(shown(['10.0.0.1 asks 10.0.0.2', '10.0.0.2 answers 10.0.0.1'])).toEqual([
      '192.0.2.1 asks 192.0.2.2',
      '192.0.2.2 answers 192.0.2.1',
    ]);
  });

  it('stands for a word of an address there only', () => {
    expect(shown(['http://cart:8080/ failed', 'the cart is empty, see logs/cart.log'])).toEqual([
      'http://host1:8080/ failed',
      'the cart is empty, see logs/cart.log',
    ]);
  });

  it('is of one value, however many there are and whatever stands there already', () => {
    const addresses = Array.from({ length: 700 }, (_, index) => `10.1.${index >> 8}.${index & 255}`);
    const clean = shown(['192.0.2.1', ...addresses]);
    expect(clean[0]).toBe('192.0.2.1');
    expect(new Set(clean).size).toBe(701);
    expect(shown(clean)).toEqual(clean);
  });

  it('stands for a name in small and capital letters', () => {
    expect(shown(['ACMEWEB1 is acmeweb1', 'WEB2.acme.internal, web2.acme.internal'], ['AcmeWeb1'])).toEqual([
      'host1 is host1',
      'host2.example.internal, host2.example.internal',
    ]);
  });

  it('stands for a known host, but not inside another word', () => {
    expect(shown(['web1 web12 web1.shop', 'at web1: no'], ['web1'])).toEqual([
      'host1 web12 host1.shop',
      'at host1: no',
    ]);
  });

  it('is not replaced again', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.ipV4(),
            fc.emailAddress(),
            fc.uuid(),
            fc.domain().map((host) => `http://${host}/`),
          ),
          { maxLength: 300 },
        ),
        (texts) => {
          const once = shown([texts.join(' , ')]);
          expect(shown(once)).toEqual(once);
        },
      ),
      { numRuns: 30 },
    );
  });
});
