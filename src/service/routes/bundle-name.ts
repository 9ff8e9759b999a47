// The name that a report calls an uploaded bundle by: the file's name as the sender says, made harmless.

const MAX_NAME_LENGTH = 200;
const FALLBACK = 'flare';

/** No folders, no control or invisible characters; never empty. */
export function bundleName(stated: string): string {
  const base = stated.split(/[/\\]/).at(-1) ?? '';
  const visible = base.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim();
  const name = Array.from(visible).slice(0, MAX_NAME_LENGTH).join('');
  return /^\.{0,2}$/.test(name) ? FALLBACK : name;
}

/** `attachment; filename="web-01.zip"` or `attachment; filename=web-01.zip`. */
export function dispositionName(header: string | undefined): string {
  const [, quoted, plain] = /;\s*filename=(?:"([^"]{0,1000})"|([^\s;"]{1,1000}))/i.exec(header ?? '') ?? [];
  return quoted ?? plain ?? FALLBACK;
}
