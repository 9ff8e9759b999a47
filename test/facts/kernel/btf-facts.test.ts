import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const read = (...lines: string[]): readonly unknown[] => {
  const facts = factsOf({ 'system-probe/ebpf_btf_loader.log': lines.join('\n') });
  return [valueOrCause(facts, 'kernel.btf.source'), valueOrCause(facts, 'kernel.btf.file')];
};
const UNKNOWN = { cause: 'absent' };

describe('readBtfLoader', () => {
  it('reads the loader and the file', () => {
    expect(
      read(
        'btfLoader result: 1',
        'numLoadAttempts: 1',
        'loaderUsed: embedded collection',
        'filepathUsed: /var/tmp/plum/5.4.0.btf',
        'tarballUsed: /opt/plum/5.4.0.btf.tar.xz',
      ),
    ).toEqual(['embedded', '/opt/plum/5.4.0.btf.tar.xz']);
    expect(
      read(
        'btfLoader result: 0',
        'numLoadAttempts: 1',
        'loaderUsed: configured BTF file',
        'filepathUsed: /x.btf',
      ),
    ).toEqual(['custom', '/x.btf']);
  });

  it('has no file for the type information of the kernel itself', () => {
    expect(
      read(
        'btfLoader result: 2',
        'numLoadAttempts: 2',
        'loaderUsed: kernel',
        'filepathUsed: <unknown, internal to cilium ebpf>',
      ),
    ).toEqual(['kernel', UNKNOWN]);
  });

  it('tells a search without success from one that never ran', () => {
    expect(read('btfLoader result: 3', 'numLoadAttempts: 2', 'loaderUsed: ')).toEqual(['none', UNKNOWN]);
    expect(read('btfLoader result: 3', 'numLoadAttempts: 0', 'loaderUsed: ')).toEqual([UNKNOWN, UNKNOWN]);
  });

  it('reads a result alone where its meaning is the same in all builds', () => {
    expect(read('btfLoader result: 2')[0]).toBe('kernel');
    expect(read('btfLoader result: 3')[0]).toEqual(UNKNOWN);
  });

  it('says nothing of other text', () => {
    expect(read('loaderUsed: kernel', 'filepathUsed: /x')).toEqual([UNKNOWN, UNKNOWN]);
  });
});
