import { describe, expect, it } from 'vitest';
import { readEndpoints, siteOf } from '../../../src/facts/status/status-endpoints.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { NEW_PAGE } from './status-page-new.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

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

describe('siteOf', () => {
  it.each([
    ['https://app.datadoghq.com', 'datadoghq.com'],
    ['https://app.us3.datadoghq.com', 'us3.datadoghq.com'],
    ['https://7-62-0-app.agent.datadoghq.eu', 'datadoghq.eu'],
    ['https://api.ddog-gov.com:443', 'ddog-gov.com'],
    ['https://intake.plum.example', undefined],
    ['https://app.datadoghq.com.plum.example', undefined],
    ['https://plum.example/app.datadoghq.com', undefined],
  ])('reads the site of %s', (url, site) => expect(siteOf(url)).toBe(site));

  it('is known for one site only', () => {
    const siteIn = (...urls: string[]): unknown =>
      valuesOf(
        readEndpoints(
          pageOf(section('Endpoints', urls.map((url) => `  ${url} - API Key ending with:`).join('\n'))),
        ),
      )['endpoints.site'];
    expect(siteIn('https://app.datadoghq.eu', 'https://7-62-0-app.agent.datadoghq.eu')).toBe('datadoghq.eu');
    expect(siteIn('https://app.datadoghq.eu', 'https://app.datadoghq.com')).toBeUndefined();
    expect(siteIn('https://app.datadoghq.eu', 'https://intake.plum.example')).toBeUndefined();
  });
});
