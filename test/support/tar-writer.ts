// Writes tars through tar-stream, with the links, devices and names that a hostile one may hold.
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';

export interface TarEntrySpec extends Partial<Omit<Header, 'name'>> {
  readonly name: string;
  readonly data?: string | Uint8Array;
}

export async function tarOf(specs: readonly TarEntrySpec[]): Promise<Buffer> {
  const packer = pack();
  for (const { data, ...header } of specs) packer.entry(header, Buffer.from(data ?? ''));
  packer.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of packer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A tar of ordinary files. */
export function tarOfFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  return tarOf(Object.entries(files).map(([name, data]) => ({ name, data })));
}

export async function tarGzOfFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  return gzipSync(await tarOfFiles(files));
}
