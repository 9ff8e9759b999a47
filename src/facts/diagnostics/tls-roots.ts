// Which certificates Go trusts on the Agent’s host: certificates/tls_roots.txt (core 1.5).
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';

/*
 * SSL_CERT_FILE: (not set)
 * SSL_CERT_DIR: /opt/certs
 *
 * /etc/ssl/certs/ca-certificates.crt: 215000 bytes, 140 certificates (used)
 * /etc/pki/tls/certs/ca-bundle.crt: not found
 *
 * total: 142 certificates
 */
const VARIABLE = /^SSL_CERT_(FILE|DIR): (.{1,1000})$/;
const BUNDLE = /^(\/.{0,1000}): \d{1,15} bytes, (\d{1,9}) certificates \(used\)$/;
const TOTAL = /^total: (\d{1,9}) certificates$/;
const MAX_LINE = 2000;

export function readTlsRoots(document: FlareDocument): Fact[] {
  if (!document.lines.some((line) => line.startsWith('SSL_CERT_FILE: '))) return [];
  const found = new Map<string, Fact>();
  document.lines.forEach((line, index) => {
    for (const fact of lineFacts(line.slice(0, MAX_LINE).trim(), document, index + 1)) {
      if (!found.has(fact.name)) found.set(fact.name, fact);
    }
  });
  return [...found.values()];
}

function lineFacts(text: string, document: FlareDocument, line: number): Fact[] {
  const place = placeAt(document, line);
  const [, variable, value] = VARIABLE.exec(text) ?? [];
  if (value !== undefined && value !== '(not set)') {
    return [makeFact(variable === 'FILE' ? 'tls.certFile' : 'tls.certFolders', value, place)];
  }
  const [, bundle, count] = BUNDLE.exec(text) ?? [];
  if (bundle !== undefined) {
    return [
      makeFact('tls.caBundle', bundle, place),
      makeFact('tls.caBundleCertificates', Number(count), place),
    ];
  }
  const total = TOTAL.exec(text)?.[1];
  return total === undefined ? [] : [makeFact('tls.trustedCertificates', Number(total), place)];
}
