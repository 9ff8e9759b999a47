// What makes a value a secret: the name beside it, by one table; and what is shown in its place. Secrets that are known
// by their own shape are left to the redactor.

/** What stands where a secret was: it was scrubbed, or is filled in elsewhere. */
const PLACEHOLDER_TEXT = [
  String.raw`\*{3,}[\w=]{0,7}`,
  '<[^<>]{1,200}>',
  String.raw`ENC\[[^\]]{0,200}\]?`,
  String.raw`\$\{[^}]{0,200}\}`,
  String.raw`\$\([^)]{0,200}\)`,
  String.raw`\{\{[^}]{0,200}\}\}`,
  String.raw`%%[\w.-]{1,100}%%`,
].join('|');

const PLACEHOLDER = new RegExp(`^(?:${PLACEHOLDER_TEXT})$`);
/** `ENC[handle]: 403 Forbidden`. */
const PLACEHOLDER_FIRST = new RegExp(`^(?:${PLACEHOLDER_TEXT})(?=[\\s\\\\"'\`&,:;)}\\]]|$)`);

/** Beside a name such as `token`: a switch, a small number, a path or a mark is no secret. */
const SETTING =
  /^(?:true|false|null|none|nil|yes|no|\d{1,4}|\/[\w.-]+\/[\w./-]*|\/[\w-]+\.\w{1,5}|[a-z]:\\[\w .()\\-]*|\W{0,2})$/i;

/** True when all of `value` stands in the place of a secret. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}

/** True when `text` begins with what stands in the place of a secret. */
export function startsWithPlaceholder(text: string): boolean {
  return PLACEHOLDER_FIRST.test(text);
}

/** What stands beside the name of a secret and only looks like one. */
export function isHarmless(value: string): boolean {
  return isPlaceholder(value) || SETTING.test(value);
}

/** Shown in place of a secret. */
export const HIDDEN_VALUE = '********';

/**
 * The one table of what a secret is called: the source of a regex (flag i) for the end of its name. `bypass` is none, and
 * `apiKeyExistingSecret` holds the name of one.
 */
export const SECRET_NAME_END =
  '(?:(?<!by|com)pass(?:w(?:or)?d|phrase)?|pwd|(?<!existing_?)secret|token|credential|authorization|community(?:_?string)?|(?:api|app|application|auth|access|priv|private|encryption|secret)[._-]?key)s?';

const SECRET_NAME = new RegExp(`${SECRET_NAME_END}$`, 'i');

/** True when the value beside such a name is a secret whatever it looks like. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** What a report calls the secret of such a name, in English. */
export function secretKind(name: string): string {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'secret';
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/api[._-]?keys?$/i, 'API key'],
  [/app(?:lication)?[._-]?keys?$/i, 'application key'],
  [/(?:pass(?:w(?:or)?d|phrase)?|pwd)s?$/i, 'password'],
  [/tokens?$/i, 'token'],
  [/authorizations?$/i, 'authorization header'],
];

/** A value known to be a secret by its name; what only stands in its place is kept. */
export function redactValue(value: string): string {
  return isHarmless(value) ? value : mask(value);
}

/** All but the last four characters of a key, so that a reader can tell two apart; of anything else nothing. */
export function mask(secret: string): string {
  return /^[0-9a-f]{32}(?:[0-9a-f]{8})?$/i.test(secret)
    ? '*'.repeat(secret.length - 4) + secret.slice(-4)
    : HIDDEN_VALUE;
}
