// The one redactor: every text from a bundle passes it before it enters a report. A secret is known by the private key
// it is a part of (private-keys.ts), by its name on the line above (secrets-below.ts) or beside it (named-secrets.ts),
// or by its own shape (secret-shapes.ts).
import { withoutNamedSecrets } from './named-secrets.ts';
import { withoutPrivateKeys } from './private-keys.ts';
import { withoutShapes } from './secret-shapes.ts';
import { withoutSecretBelow } from './secrets-below.ts';

export interface Redaction {
  readonly text: string;
  /** Kinds of secret that stood there unscrubbed, each once, in English; the values are gone. */
  readonly leaked: readonly string[];
}

/** `above`: the line before, which may tell what `text` holds; null when there is one that is not known. */
export function redact(text: string, above: string | null = ''): Redaction {
  const lines = redactLines(text.split('\n'), above);
  return {
    text: lines.map((line) => line.text).join('\n'),
    leaked: [...new Set(lines.flatMap((line) => line.leaked))],
  };
}

/** Lines that follow one another, one for each that comes in; `above` is the line before them. */
export function redactLines(lines: readonly string[], above: string | null): Redaction[] {
  const keys = withoutPrivateKeys(lines, above === '');
  return keys.lines.map((line, index) => {
    const leaked = new Set(keys.begins.has(index) ? ['private key'] : []);
    const lineAbove = index === 0 ? above : (lines[index - 1] ?? '');
    const named = withoutNamedSecrets(withoutSecretBelow(lineAbove, line, leaked), leaked);
    return { text: withoutShapes(named, leaked), leaked: [...leaked] };
  });
}
