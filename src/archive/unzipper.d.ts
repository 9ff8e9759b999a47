// Types for the two parts of unzipper that are used. They are imported by file: its face loads a whole tree of
// stream and file-system packages, which takes longer than starting Node.
declare module 'unzipper/lib/parseBuffer.js' {
  /** Little-endian numbers of 1, 2, 4 or 8 bytes, one after the other. The buffer must hold all of them. */
  type Parse = <Key extends string>(
    buffer: Buffer,
    fields: readonly (readonly [Key, 1 | 2 | 4 | 8])[],
  ) => Record<Key, number>;
  const parser: { readonly parse: Parse };
  export = parser;
}

declare module 'unzipper/lib/parseExtraField.js' {
  interface ZipSizes {
    uncompressedSize?: number | null | undefined;
    compressedSize?: number | null | undefined;
    offsetToLocalFileHeader?: number | null | undefined;
  }
  /** Replaces the 32-bit values of `sizes` that say "see zip64" by the 64-bit ones of the extra field. */
  function parseExtraField(extraField: Buffer, sizes: ZipSizes): unknown;
  export = parseExtraField;
}
