// Where system-probe found the type information (BTF) of the kernel: without it CO-RE programs do not load.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { makeFact, placeAt } from '../make-fact.ts';

/** Results of builds of any age; what newer builds call 3 differs. Upstream: pkg/ebpf/telemetry/status_codes.go. */
const RESULTS: Readonly<Record<string, string>> = { '0': 'custom', '1': 'embedded', '2': 'kernel' };

const LOADERS: readonly (readonly [start: string, source: string])[] = [
  ['configured', 'custom'],
  ['kernel', 'kernel'],
  ['embedded', 'embedded'],
  ['remote', 'remote-config'],
];

const MAX_LINES = 50;

// btfLoader result: 1
// numLoadAttempts: 1
// loaderUsed: embedded collection
// filepathUsed: /var/tmp/datadog-agent/btf/5.4.0-42-generic.btf
// tarballUsed: /opt/datadog-agent/embedded/share/system-probe/ebpf/co-re/btf/ubuntu/5.4.0-42-generic.btf.tar.xz
/** Security 1.2; upstream: pkg/ebpf/btf.go. */
export function readBtfLoader(document: FlareDocument): Fact[] {
  const rows = new Map<string, { readonly value: string; readonly place: Place }>();
  document.lines.slice(0, MAX_LINES).forEach((text, index) => {
    const [, key, value] = /^(btfLoader result|\w{1,40}): ?(.{0,500})$/.exec(text.trimEnd()) ?? [];
    if (key === undefined || value === undefined || rows.has(key)) return;
    rows.set(key, { value: value.trim(), place: placeAt(document, index + 1) });
  });
  const result = rows.get('btfLoader result');
  if (result === undefined) return [];
  const loader = rows.get('loaderUsed');
  const source = sourceOf(result.value, loader?.value, Number(rows.get('numLoadAttempts')?.value ?? 'none'));
  const file = rows.get('tarballUsed') ?? rows.get('filepathUsed');
  return [
    ...(source === undefined ? [] : [makeFact('kernel.btf.source', source, (loader ?? result).place)]),
    ...(file?.value.startsWith('/') === true ? [makeFact('kernel.btf.file', file.value, file.place)] : []),
  ];
}

/** A loader that was never asked has the result “not found” too: then nothing is known. */
function sourceOf(result: string, loader: string | undefined, attempts: number): string | undefined {
  if (attempts === 0) return undefined;
  const used = LOADERS.find(([start]) => loader?.startsWith(start) === true)?.[1];
  if (used !== undefined) return used;
  if (loader === '' && attempts > 0) return 'none';
  return loader === undefined || loader === '' ? RESULTS[result] : undefined;
}
