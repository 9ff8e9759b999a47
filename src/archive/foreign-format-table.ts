// Files that people hand in instead of a flare, by their first bytes (read as latin1).

export interface ForeignFormat {
  readonly start: RegExp;
  readonly what: string;
}

export const FOREIGN_FORMATS: readonly ForeignFormat[] = [
  { start: /^7z\xbc\xaf\x27\x1c/, what: 'a 7z archive' },
  { start: /^Rar!\x1a\x07/, what: 'a RAR archive' },
  { start: /^BZh[1-9]/, what: 'a bzip2 file' },
  { start: /^\xfd7zXZ\x00/, what: 'an xz file' },
  { start: /^\x28\xb5\x2f\xfd/, what: 'a Zstandard file' },
  { start: /^%PDF-/, what: 'a PDF' },
  { start: /^(?:\x89PNG|\xff\xd8\xff|GIF8)/, what: 'a picture' },
  { start: /^(?:\x7fELF|MZ)/, what: 'a program' },
  {
    start: /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head)/i,
    what: 'an HTML page (often a login or error page saved in place of the file)',
  },
  {
    start: /^(?:\xef\xbb\xbf)?\s*<\?xml/,
    what: 'an XML document (often an error message saved in place of the file)',
  },
  { start: /^(?:\xef\xbb\xbf)?\s*[{[]\s*["{[\]}]/, what: 'a JSON document' },
  { start: /^\x00+$/, what: 'nothing but zero bytes' },
];
