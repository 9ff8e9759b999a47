import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const FORWARDER = [
  'APIKeyFailure:',
  '  API key ending with 0badc: API Key invalid',
  'APIKeyStatus:',
  '  API key ending with 0c0de: API Key valid',
  'Transactions:',
  '  Dropped: 4',
  '  DroppedByEndpoint:',
  '    series_v2: 4',
  '  Errors: 9',
  '  ErrorsByType:',
  '    DNSErrors: 0',
  '    TLSErrors: 9',
  '  HTTPErrors: 2',
  '  HTTPErrorsByCode:',
  '    "413": 2',
  '  Requeued: 1',
  '  Retried: 5',
  '  RetryQueueSize: 7',
  '  Success: 1.5e+06',
  '  SuccessByEndpoint:',
  '    connections: 0',
  '    series_v2: 1.5e+06',
].join('\n');

describe('expvar/forwarder', () => {
  it('stands in for the Forwarder section', () => {
    const facts = factsOf({ 'expvar/forwarder': FORWARDER });
    const names = ['success', 'errors', 'dropped', 'requeued', 'retried', 'retryQueueSize', 'httpErrorTotal'];
    expect(names.map((name) => valueOrCause(facts, `forwarder.${name}`))).toEqual([
      1_500_000, 9, 4, 1, 5, 7, 2,
    ]);
    expect(valueOrCause(facts, 'forwarder.errorsByType')).toEqual([{ type: 'TLSErrors', count: 9 }]);
    expect(valueOrCause(facts, 'forwarder.httpErrors')).toEqual([{ code: '413', count: 2 }]);
    expect(valueOrCause(facts, 'forwarder.successesByEndpoint')).toEqual([
      { endpoint: 'series_v2', count: 1_500_000 },
    ]);
  });

  it('lists the keys with their states and lines', () => {
    expect(factsOf({ 'expvar/forwarder': FORWARDER }).fact('forwarder.apiKeys')).toMatchObject({
      value: {
        value: [
          { suffix: '0c0de', status: 'valid' },
          { suffix: '0badc', status: 'invalid' },
        ],
        itemPlaces: [{ line: 4 }, { line: 2 }],
      },
    });
  });

  it('reads the counter of older Agents', () => {
    const facts = factsOf({ 'expvar/forwarder': 'Transactions:\n  DroppedOnInput: 3' });
    expect(valueOrCause(facts, 'forwarder.dropped')).toBe(3);
  });

  it('invents nothing', () => {
    const facts = factsOf({
      'expvar/forwarder': 'Transactions:\n  Dropped: none\n  Errors: -1\n  ErrorsByType: 3',
    });
    for (const name of ['dropped', 'errors', 'errorsByType', 'httpErrors', 'apiKeys', 'success'])
      expect(valueOrCause(facts, `forwarder.${name}`)).toEqual({ cause: 'absent' });
  });

  it('means the same as the status page', () => {
    const status = [
      '====================',
      'Agent (v7.60.0)',
      '====================',
      '',
      '=========',
      'Forwarder',
      '=========',
      '',
      '  Transactions',
      '  ============',
      '    Dropped: 4',
      '    Requeued: 1',
      '    Retried: 5',
      '',
      '  Transaction Successes',
      '  =====================',
      '    Total number: 1.5e+06',
      '',
      '  Transaction Errors',
      '  ==================',
      '    Total number: 9',
      '    Errors By Type:',
      '      TLSErrors: 9',
      '',
      '  HTTP Errors',
      '  ==================',
      '    Total number: 2',
      '    HTTP Errors By Code:',
      '      413: 2',
      '',
      '  API Keys status',
      '  ===============',
      '    API key ending with 0c0de: API Key valid',
      '',
      '  API Keys errors',
      '  ===============',
      '    API key ending with 0badc: API Key invalid',
    ].join('\n');
    const [page, expvar] = [factsOf({ 'status.log': status }), factsOf({ 'expvar/forwarder': FORWARDER })];
    const names = [
      'success',
      'errors',
      'dropped',
      'requeued',
      'retried',
      'errorsByType',
      'httpErrors',
      'apiKeys',
    ];
    for (const name of names) {
      const stated = valueOrCause(page, `forwarder.${name}`);
      expect({ name, value: valueOrCause(expvar, `forwarder.${name}`) }).toEqual({ name, value: stated });
    }
  });

  it('describes the command line in a local flare', () => {
    const facts = factsOf({ 'expvar/forwarder': FORWARDER, local: '' });
    expect(facts.fact('forwarder.errors').known).toBe(false);
  });
});
