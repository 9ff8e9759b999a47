// The one redactor: every text from a bundle passes it before it enters a report. Knows the secrets that
// the Agent's own scrubber knows (core 1.3) and the common tokens of others; keeps at most the last four
// characters, as the scrubber does, so that a reader can tell two keys apart.
import { HARMLESS_VALUE, mask } from '../util/secret-value.ts';

export interface Redaction {
  readonly text: string;
  /** Names of the kinds of secret that stood there unscrubbed; the values are gone. */
  readonly leaked: readonly string[];
}

interface SecretShape {
  readonly kind: string;
  /** Group 1 is kept, group 2 is the secret. */
  readonly pattern: RegExp;
  /** False for shapes that are often something else, such as a bare checksum. */
  readonly isCertain: boolean;
}

const SHAPES: readonly SecretShape[] = [
  {
    kind: 'API key',
    pattern: /((?:api|dd)[_-]?(?:api[_-]?)?key["']?\s*[:=]\s*["']?)([0-9a-f]{32})(?![0-9a-z])/gi,
    isCertain: true,
  },
  {
    kind: 'application key',
    pattern: /(app(?:lication)?[_-]?key["']?\s*[:=]\s*["']?)([0-9a-f]{40}|ddapp_\w{34})(?![0-9a-z])/gi,
    isCertain: true,
  },
  { kind: 'Remote Configuration key', pattern: /()(DDRCM_[A-Za-z0-9+/=]{10,200})/g, isCertain: true },
  { kind: 'bearer token', pattern: /(bearer\s+)([A-Za-z0-9._~+/-]{16,4000}=*)/gi, isCertain: true },
  {
    kind: 'password in a URL',
    pattern: /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,100}:)([^\s@/]{1,200})(?=@)/gi,
    isCertain: true,
  },
  {
    kind: 'private key',
    pattern: /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)([^-]{1,4000})/g,
    isCertain: true,
  },
  // A line inside a key or certificate whose first line was some lines above.
  { kind: 'key material', pattern: /^(\s{0,40})([A-Za-z0-9+/]{60,4000}={0,2})\s*$/g, isCertain: false },
  { kind: 'AWS access key', pattern: /()(\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)/g, isCertain: true },
  {
    kind: 'JSON web token',
    pattern: /()((?<![\w-])eyJ[\w-]{8,2000}\.eyJ[\w-]{8,2000}\.[\w-]{8,2000})/g,
    isCertain: true,
  },
  {
    kind: 'GitHub or Slack token',
    pattern: /()(\b(?:gh[pousr]_\w{30,255}|xox[abprs]-[\w-]{10,200}))/g,
    isCertain: true,
  },
  ...['"', "'"].map((quote) => ({
    kind: 'password',
    pattern: new RegExp(
      `((?:passw(?:or)?d|passphrase|pwd)["']?\\s*[:=]\\s*${quote})([^${quote}]{4,500})(?=${quote})`,
      'gi',
    ),
    isCertain: false,
  })),
  {
    kind: 'password',
    pattern: /((?:passw(?:or)?d|passphrase|pwd)["']?\s*[:=]\s*["']?)([^\s"',;&}\]]{4,500})/gi,
    isCertain: false,
  },
  {
    // A plain word after `token:` is a message (`auth_token: permission denied`), not a token.
    kind: 'token',
    pattern:
      /((?:secret|token|auth_?key|priv_?key|community(?:_string)?|access_key)["']?\s*[:=]\s*["']?)(?![a-z]{1,15}(?:\s|$))([^\s"',;&}\]]{4,500})/gi,
    isCertain: false,
  },
  { kind: 'key', pattern: /()(?<![0-9a-z*])([0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z])/gi, isCertain: false },
];

export function redact(text: string): Redaction {
  const leaked = new Set<string>();
  let clean = text;
  for (const { kind, pattern, isCertain } of SHAPES) {
    clean = clean.replace(pattern, (whole, before: string, secret: string) => {
      if (HARMLESS_VALUE.test(secret)) return whole;
      if (isCertain) leaked.add(kind);
      return before + mask(secret);
    });
  }
  return { text: clean, leaked: [...leaked] };
}
