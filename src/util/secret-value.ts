// Values that are secrets because of the name they stand beside, and what is shown in their place. Secrets that are
// known by their own shape are left to the redactor.

/** What stands in place of a secret: it was scrubbed, or is filled in elsewhere. */
export const PLACEHOLDER = /^(?:\*+\w{0,5}|<[^>]*>|ENC\[.*|\$[{(].*)$/;

/** Beside a name such as `token`: a switch, a number or a path is no secret. */
const SETTING = /^(?:true|false|null|none|yes|no|\/[\w./-]+|\d{1,6})$/i;

/** What stands beside the name of a secret and only looks like one. */
export function isHarmless(value: string): boolean {
  return PLACEHOLDER.test(value) || SETTING.test(value);
}

/** Shown in place of a secret. */
export const HIDDEN_VALUE = '********';

/** The last word of a name whose value is a secret; `apiKeyExistingSecret` holds the name of one. */
const SECRET_NAME =
  /(?:pass(?:word|wd|phrase)?|pwd|(?<!existing_?)secret|token|credential|community(?:_?string)?|(?:api|app|application|auth|access|priv|private|encryption|secret)[._-]?key)s?$/i;

/** True when the value beside such a name is a secret whatever it looks like. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

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
