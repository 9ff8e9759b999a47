import { describe, expect, it } from 'vitest';
import { readForwarder } from '../../../src/facts/status/status-forwarder.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { NEW_PAGE } from './status-page-new.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const forwarderOf = (body: string): Record<string, unknown> =>
  valuesOf(readForwarder(pageOf(section('Forwarder', body))));

describe('readForwarder', () => {
  it('reads counters, errors and keys', () => {
    expect(valuesOf(readForwarder(pageOf(MID_PAGE)))).toEqual({
      'forwarder.dropped': 1,
      'forwarder.requeued': 5,
      'forwarder.retried': 4,
      'forwarder.success': 1_250_000,
      'forwarder.successesByEndpoint': [{ endpoint: 'check_run_v1', count: 841 }],
      'forwarder.errors': 12,
      'forwarder.httpErrorTotal': 3,
      'forwarder.errorsByType': [{ type: 'DNSErrors', count: 1002 }],
      'forwarder.httpErrors': [{ code: '403', count: 3 }],
      'forwarder.apiKeys': [
        { suffix: '91bcd', status: 'invalid' },
        { suffix: '11111', status: 'unverified' },
      ],
    });
  });

  it('reads the counters of Agent 6 and the key behind its address', () => {
    expect(valuesOf(readForwarder(pageOf(OLD_PAGE)))).toMatchObject({
      'forwarder.dropped': 2,
      'forwarder.success': 66,
      'forwarder.errors': 0,
      'forwarder.apiKeys': [
        { suffix: '0c7e1', url: 'https://6-5-1-app.agent.datadoghq.com', status: 'valid' },
      ],
    });
  });

  it('reads keys from the block of errors of newer Agents', () => {
    expect(valuesOf(readForwarder(pageOf(NEW_PAGE)))['forwarder.apiKeys']).toEqual([
      { suffix: '4c2a', status: 'invalid' },
    ]);
  });

  it('takes missing blocks for no errors only when the page goes on', () => {
    const errors = readForwarder(pageOf(NEW_PAGE)).find((fact) => fact.name === 'forwarder.errors');
    expect(errors).toMatchObject({ value: 0, confidence: 'medium', text: 'Forwarder' });
    expect(forwarderOf('  Transactions\n  ============\n    Dropped: 0')).toEqual({ 'forwarder.dropped': 0 });
  });

  it('gives no suffix for a key that is masked whole and no number for what is none', () => {
    expect(
      forwarderOf('  Dropped: lots\n  API Keys status\n  ===============\n    ********: API Key valid'),
    ).toEqual({
      'forwarder.apiKeys': [{ status: 'valid' }],
    });
  });

  it('reads what waits, in memory and on disk', () => {
    expect(
      forwarderOf(
        '  Transactions\n  ============\n    HighPriorityQueueFull: 2\n    RetryQueueSize: 1,042\n  On-disk storage\n  ===============\n' +
          '    Disk usage in bytes: 2048\n    Current number of files: 3\n    Number of files dropped: 1\n' +
          '    Deserialization errors count: 4\n    Outdated files removed at startup: 5',
      ),
    ).toEqual({
      'forwarder.highPriorityQueueFull': 2,
      'forwarder.retryQueueSize': 1042,
      'forwarder.diskStorage.state': 'used',
      'forwarder.diskStorage.bytes': 2048,
      'forwarder.diskStorage.files': 3,
      'forwarder.diskStorage.filesDropped': 1,
      'forwarder.diskStorage.deserializationErrors': 4,
      'forwarder.diskStorage.outdatedFilesRemoved': 5,
    });
  });

  it.each([
    [
      'On-disk storage is disabled. Configure `forwarder_storage_max_size_in_bytes` to enable it.',
      'disabled',
    ],
    ['Enabled, not in-use.', 'unused'],
    ['On-disk storage sleeps.', undefined],
  ])('reads the state of the storage on disk: %s', (line, state) =>
    expect(
      forwarderOf(`  On-disk storage\n  ===============\n    ${line}`)['forwarder.diskStorage.state'],
    ).toBe(state),
  );

  it('takes missing successes for none where the page has blocks for them', () => {
    const body = '  Transactions\n  ============\n    Dropped: 0';
    const whole = pageOf(section('Forwarder', body) + section('JMX Fetch', ''));
    expect(valuesOf(readForwarder(whole))).toMatchObject({
      'forwarder.success': 0,
      'forwarder.successesByEndpoint': [],
    });
    const old = pageOf(section('Forwarder', '  RetryQueueSize: 0') + section('JMXFetch', ''));
    expect(valuesOf(readForwarder(old))).not.toHaveProperty('forwarder.success');
  });

  it('finds the keys on a page that lost the title of its section', () => {
    const page = pageOf('  API Keys status\n  ===============\n    API key ending with 0a0a0: API Key valid');
    expect(valuesOf(readForwarder(page))).toEqual({
      'forwarder.apiKeys': [{ suffix: '0a0a0', status: 'valid' }],
    });
  });
});
