// The one redactor: every text from a bundle passes it before it enters a report. Knows the secrets that
// the Agent's own scrubber knows (core 1.3) and the common tokens of others; keeps at most the last four
// characters, as the scrubber does, so that a reader can tell two keys apart.
import { HIDDEN_VALUE, isHarmless, isSecretName, mask, PLACEHOLDER } from '../util/secret-value.ts';

export interface Redaction {
  readonly text: string;
  /** Names of the kinds of secret that stood there unscrubbed; the values are gone. */
  readonly leaked: readonly string[];
}

interface SecretShape {
  readonly kind: string;
  /** Group 1 is kept, group 2 is the secret. */
  readonly pattern: RegExp;
  /** False for shapes that are often something else, such as a bare checksum or a setting (`token: true`). */
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
    // Up to the last @ of the address: people do not escape the @ and / of a password. Digits before a slash are a
    // port (`http://host:8080/path@x`), and what was scrubbed ends at its own @.
    kind: 'password in a URL',
    pattern:
      /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/"'`]{0,100}:)(?!\d{1,5}[/?#]|\*{4,}\w{0,5}@)((?:(?!:\/\/)[^\s"'`]){1,500})(?=@)/gi,
    isCertain: true,
  },
  {
    kind: 'password of HTTP Basic authentication',
    pattern: /(authorization["']?\s*[:=]\s*[["']{0,2}basic\s+)([\w+/.=-]{4,4000})/gi,
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
      `((?:passw(?:or)?d|passphrase|pwd|(?<![a-z])pass)["']?\\s*[:=]\\s*${quote})([^${quote}]{4,500})(?=${quote})`,
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
    // At the start of a line it is a setting; inside of one a plain word after `pass:` is a message.
    kind: 'password',
    pattern:
      /((?:^[\s-]*["']?(?:\w{1,60}[_.-])?pass["']?\s*:\s*|(?<![a-z])pass["']?\s*(?:=|:(?!\s*[a-z]{1,15}(?:\s|$)))\s*)["']?)([^\s"',;&}\]]{4,500})/gi,
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

/** `above`: the line before, which may name what `text` holds; null when there is one that is not known. */
export function redact(text: string, above: string | null = ''): Redaction {
  const leaked = new Set<string>();
  let clean = withoutNamedSecret(text, above, leaked);
  for (const { kind, pattern, isCertain } of SHAPES) {
    clean = clean.replace(pattern, (whole, before: string, secret: string) => {
      if (PLACEHOLDER.test(secret) || (!isCertain && isHarmless(secret))) return whole;
      if (isCertain) leaked.add(kind);
      return before + mask(secret);
    });
  }
  return { text: clean, leaked: [...leaked] };
}

/**
 * Of a variable in a pod the name stands on one line and the value on the next:
 *   - name: DB_PASSWORD
 *     value: hunter22
 * A value whose name nobody knows may be one.
 */
function withoutNamedSecret(text: string, above: string | null, leaked: Set<string>): string {
  const name = above === null ? undefined : /^[\s{-]*"?name"?:\s*["']?([\w.-]{1,200})/.exec(above)?.[1];
  if (above !== null && (name === undefined || !isSecretName(name))) return text;
  return text.replace(/^([\s-]*"?value"?:\s*)(\S.*)$/, (whole, before: string, stated: string) => {
    const value = stated.replace(/^["']|["']?,?\s{0,100}$/g, '');
    if (PLACEHOLDER.test(value)) return whole;
    if (name !== undefined && !isHarmless(value)) leaked.add('secret variable');
    return before + HIDDEN_VALUE;
  });
}
