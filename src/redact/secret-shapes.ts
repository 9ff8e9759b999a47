// Secrets that are known by what they look like, whatever stands beside them: those that the Agent's own scrubber knows
// (core 1.3) and the common tokens of others.
import { isHarmless, mask } from '../util/secret-value.ts';

interface SecretShape {
  readonly kind: string;
  /** Group 1 is kept, group 2 is the secret. */
  readonly pattern: RegExp;
  /** False for shapes that are often something else, such as a bare checksum. */
  readonly isCertain: boolean;
}

const SHAPES: readonly SecretShape[] = [
  { kind: 'Remote Configuration key', pattern: /()(DDRCM_[A-Za-z0-9+/=]{10,200})/g, isCertain: true },
  { kind: 'application key', pattern: /()(\bddapp_\w{34})(?![0-9a-z])/gi, isCertain: true },
  { kind: 'bearer token', pattern: /(bearer\s+)([A-Za-z0-9._~+/-]{16,}=*)/gi, isCertain: true },
  {
    // Up to the last @ of the address: people do not escape the @ and / of a password. Digits before a slash are a
    // port (`http://host:8080/path@x`), and what was scrubbed ends at its own @.
    kind: 'password in a URL',
    pattern:
      /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/"'`]{0,100}:)(?!\d{1,5}[/?#]|\*{4,}\w{0,5}@)((?:(?!:\/\/)[^\s"'`]){1,500})(?=@)/gi,
    isCertain: true,
  },
  { kind: 'AWS access key', pattern: /()(\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)/g, isCertain: true },
  // The start of its first two parts tells it; the rest of the word is masked with them.
  { kind: 'JSON web token', pattern: /()((?<![\w-])eyJ[\w-]{8,}\.eyJ[\w.-]*)/g, isCertain: true },
  {
    kind: 'token of another service',
    pattern:
      /()((?<![\w-])(?:gh[pousr]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|[rs]k_(?:live|test)_\w{10,}|sk-(?:proj|ant|svcacct)-[\w-]{10,}|sk-[A-Za-z0-9]{32,}))/g,
    isCertain: true,
  },
  // A line inside a key or certificate whose first line is not known.
  { kind: 'key material', pattern: /^(\s{0,40})([A-Za-z0-9+/]{60,}={0,2})\s*$/g, isCertain: false },
  { kind: 'key', pattern: /()(?<![0-9a-z*])([0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z])/gi, isCertain: false },
];

/** One line without them; the kinds that are certain are added to `leaked`. */
export function withoutShapes(line: string, leaked: Set<string>): string {
  return SHAPES.reduce(
    (text, { kind, pattern, isCertain }) =>
      text.replace(pattern, (whole, before: string, secret: string) => {
        if (isHarmless(secret)) return whole;
        if (isCertain) leaked.add(kind);
        return before + mask(secret);
      }),
    line,
  );
}
