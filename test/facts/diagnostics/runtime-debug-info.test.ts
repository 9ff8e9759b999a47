import { describe, expect, it } from 'vitest';
import { factsOf } from '../flare-of.ts';

const read = (path: string, text: string): Record<string, unknown> =>
  Object.fromEntries(
    factsOf({ [path]: text })
      .all()
      .filter(({ name }) => /^(?:build|gc|tls)\./.test(name))
      .map(({ name, value }) => [name, value]),
  );

describe('runtime_debug_info.log', () => {
  it('tells how the Agent was built and tuned', () => {
    const text = `=== Build Info ===
Go Version: go1.24.1
Path: example.test/agent

Build Settings:
  -tags = docker,kubelet
  CGO_ENABLED = 1
  vcs.revision = 77aa88
  vcs.time = 2025-02-01T09:00:00Z
  vcs.modified = true

=== GC Settings ===
GOGC: not set (Go default: 100)
GOMEMLIMIT: 512MiB

=== GC Stats ===
Num GC: 128
Pause Total: 12.5ms
Recent Pauses (most recent first):
  90µs
`;
    expect(read('runtime_debug_info.log', text)).toEqual({
      'build.goVersion': 'go1.24.1',
      'build.tags': 'docker,kubelet',
      'build.cgoEnabled': true,
      'build.revision': '77aa88',
      'build.time': '2025-02-01T09:00:00Z',
      'build.modified': true,
      'gc.memoryLimit': '512MiB',
      'gc.count': 128,
      'gc.pauseTotal': 0.0125,
    });
  });

  it.each(['', 'Go Version: go1.24.1', '=== Build Info ===\nBuild info not available\nNum GC: many'])(
    'makes nothing of %j',
    (text) => {
      expect(read('runtime_debug_info.log', text)).toEqual({});
    },
  );
});

describe('certificates/tls_roots.txt', () => {
  const path = 'certificates/tls_roots.txt';

  it('names the bundle that is used, and the variables that are set', () => {
    const text = `SSL_CERT_FILE: (not set)
SSL_CERT_DIR: /opt/certs:/srv/certs

/etc/ssl/certs/ca-certificates.crt: not found
/etc/pki/tls/certs/ca-bundle.crt: 200123 bytes, 137 certificates (used)
/etc/ssl/ca-bundle.pem: 99 bytes, 1 certificates (not used)

/opt/certs: 1 entries
-rw-r--r--       1200 2025-01-01T00:00:00Z  own.pem (1 certificates)

total: 138 certificates`;
    expect(read(path, text)).toEqual({
      'tls.certFolders': '/opt/certs:/srv/certs',
      'tls.caBundle': '/etc/pki/tls/certs/ca-bundle.crt',
      'tls.caBundleCertificates': 137,
      'tls.trustedCertificates': 138,
    });
  });

  it('knows that no certificate is trusted', () => {
    const text =
      'SSL_CERT_FILE: /opt/none.pem\nSSL_CERT_DIR: (not set)\n\n/opt/none.pem: not found\n\ntotal: 0 certificates';
    expect(read(path, text)).toEqual({ 'tls.certFile': '/opt/none.pem', 'tls.trustedCertificates': 0 });
  });

  it('makes nothing of something else', () => {
    expect(read(path, '/a: 1 bytes, 1 certificates (used)\ntotal: 3 certificates')).toEqual({});
  });
});
