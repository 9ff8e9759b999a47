import { describe, expect, it } from 'vitest';
import {
  CACHED_CONNTRACK,
  conntrackReader,
  HOST_CONNTRACK,
} from '../../../src/facts/kernel/conntrack-reader.ts';
import { valuesOfLines } from './read-lines.ts';

const cached = conntrackReader(CACHED_CONNTRACK);
const host = conntrackReader(HOST_CONNTRACK);
const ENTRY =
  'TCP v4 src=10.0.0.1 dst=10.0.0.2 sport=11 dport=12 src=10.0.0.3 dst=10.0.0.4 sport=13 dport=14';

describe('conntrackReader', () => {
  it('takes the number of entries from the header, not from the capped list', () => {
    expect(
      valuesOfLines(
        cached,
        'conntrack dump, kind=cached-eBPF rootNS=4026531840',
        'totalEntries=3204, capped to 3000 to reduce output size',
        'namespace 4026531840, size=3204:',
        ENTRY,
        '<reached max entries, skipping remaining 3203 entries...>',
      ),
    ).toEqual({ 'conntrack.cached.entries': 3204, 'conntrack.cached.type': 'eBPF' });
  });

  it('reads that the kernel did not give the whole table', () => {
    expect(
      valuesOfLines(
        host,
        'conntrack dump, kind=host-nat rootNS=7',
        'totalEntries=1',
        'netlink table truncated due to response timeout, some entries may be missing',
        'namespace 7, size=1:',
        ENTRY,
      ),
    ).toEqual({
      'conntrack.host.entries': 1,
      'conntrack.host.type': 'nat',
      'conntrack.host.incomplete': true,
    });
  });

  it('counts the entries of a dump without a header', () => {
    expect(valuesOfLines(host, ENTRY, ENTRY, '')).toEqual({ 'conntrack.host.entries': 2 });
  });

  it('reads an empty table as one', () => {
    expect(
      valuesOfLines(cached, 'conntrack dump, kind=cached-eBPF rootNS=7', 'totalEntries=0'),
    ).toMatchObject({ 'conntrack.cached.entries': 0 });
  });

  it('reads why there is no table', () => {
    expect(valuesOfLines(cached, '404 page not found')).toEqual({
      'conntrack.cached.error': '404 page not found',
    });
  });

  it('takes no line among others, and none of a log, for an error', () => {
    expect(valuesOfLines(cached, 'not found', 'a', 'b', 'c')).toEqual({});
    expect(valuesOfLines(cached, '2024-01-01 10:00:00 UTC | CORE | ERROR | unable to plum')).toEqual({});
  });

  it('says nothing of other text', () => {
    expect(valuesOfLines(cached, '', 'hello', '[1, 2]', 'totalEntries=many')).toEqual({});
  });
});
