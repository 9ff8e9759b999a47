import { describe, expect, it } from 'vitest';
import { readEndpoints, readForwarder } from '../../../src/facts/status/status-forwarder.ts';
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
      'forwarder.errors': 12,
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
      'forwarder.apiKeys': [{ suffix: '0c7e1', status: 'valid' }],
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
});

describe('readEndpoints', () => {
  it('gives one record per endpoint and key', () => {
    const [fact] = readEndpoints(pageOf(MID_PAGE));
    expect(fact?.value).toEqual([
      { url: 'https://app.datadoghq.eu', suffix: '91bcd' },
      { url: 'https://app.datadoghq.eu', suffix: '11111' },
    ]);
  });

  it('drops the root dot and the endpoints of other sections', () => {
    expect(readEndpoints(pageOf(NEW_PAGE))[0]?.value).toEqual([
      { url: 'https://app.us5.datadoghq.com', suffix: '4c2a' },
    ]);
    expect(
      readEndpoints(pageOf(section('APM Agent', '  Endpoints:\n    https://trace.agent.datadoghq.com'))),
    ).toEqual([]);
  });

  it('keeps an endpoint whose key is masked whole', () => {
    const page = section(
      'Endpoints',
      '  https://intake.plum.example - API Key ending with:\n      - ********\n',
    );
    expect(readEndpoints(pageOf(page))[0]?.value).toEqual([{ url: 'https://intake.plum.example' }]);
    expect(readEndpoints(pageOf(section('Endpoints', '  No endpoints information.')))).toEqual([]);
  });
});
