// Decides whether a name stored in an archive is a safe path and brings it into one form. Duplicates are counted
// in intake.ts. Names that occur in real flares:
//   myhost/etc/extra_conf//opt/app/conf.yaml   (an absolute path hung below a folder: the doubled slash is fine)
//   myhost\logs\agent.log                      (packed again on Windows)
//   ./myhost/status.log                        (packed again with tar)

export type EntryName =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'unsafe'; readonly reason: string };

/** Control characters, line separators, and the marks that reverse the direction of text on a screen. */
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const MAX_SHOWN = 120;

export function parseEntryName(stored: string, maxPathLength: number): EntryName {
  if (stored.length > maxPathLength) return unsafe(`it is longer than ${maxPathLength} characters`);
  if (CONTROL.test(stored)) return unsafe('it holds control characters');
  const name = stored.replaceAll('\\', '/');
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (name.startsWith('/') || /^[A-Za-z]:/.test(segments[0] ?? '')) return unsafe('it is absolute');
  if (segments.includes('..')) return unsafe('it leads out of the bundle');
  if (/\/\.?$/.test(name)) return { kind: 'folder' };
  if (segments.length === 0) return unsafe('it is empty');
  return { kind: 'file', path: segments.join('/') };
}

function unsafe(reason: string): EntryName {
  return { kind: 'unsafe', reason };
}

/** A stored name for a message: quoted, printable ASCII only, cut. */
export function renderHostileName(stored: string): string {
  const escaped = JSON.stringify(stored.slice(0, MAX_SHOWN)).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const isCut = stored.length > MAX_SHOWN || escaped.length > MAX_SHOWN + 2;
  return isCut ? `${escaped.slice(0, MAX_SHOWN)}…"` : escaped;
}
