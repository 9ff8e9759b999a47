// The one redactor: every text from a bundle passes it before it enters a report. A secret is known by its name on the
// line above (secrets-below.ts) or beside it (named-secrets.ts), or by its own shape (secret-shapes.ts).
import { withoutNamedSecrets } from './named-secrets.ts';
import { withoutShapes } from './secret-shapes.ts';
import { withoutSecretBelow } from './secrets-below.ts';

export interface Redaction {
  readonly text: string;
  /** Kinds of secret that stood there unscrubbed, each once, in English; the values are gone. */
  readonly leaked: readonly string[];
}

/** `above`: the line before, which may name what `text` holds; null when there is one that is not known. */
export function redact(text: string, above: string | null = ''): Redaction {
  const leaked = new Set<string>();
  const named = withoutNamedSecrets(withoutSecretBelow(above, text, leaked), leaked);
  return { text: withoutShapes(named, leaked), leaked: [...leaked] };
}
