// The part of WebAssembly that gram-search.ts uses: the types of Node.js 20 leave it to those of browsers.
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  const Module: new (bytes: Uint8Array) => object;
  const Instance: new (module: object) => Instance;
}
