import { describe, expect, it } from 'vitest';
import { readAutodiscovery } from '../../../src/facts/status/status-autodiscovery.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const foundIn = (page: string): Record<string, unknown> => valuesOf(readAutodiscovery(pageOf(page)));

describe('readAutodiscovery', () => {
  it('reads the features', () => {
    expect(foundIn(MID_PAGE)).toEqual({ 'autodiscovery.features': ['containerd', 'kubernetes'] });
    expect(foundIn(section('Autodiscovery', '\n  Not enabled'))).toEqual({ 'autodiscovery.features': [] });
    expect(foundIn(section('Autodiscovery', ''))).toEqual({});
  });

  it('reads what could not be read', () => {
    const page = section(
      'Autodiscovery',
      `
  Configuration Errors
  ====================
    fruit/basket-0
    --------------
        annotation is no JSON: unexpected end
        annotation names no check
  Container Inclusion/Exclusion Errors
  ====================================
    invalid filter: pear:*`,
    );
    expect(foundIn(page)).toEqual({
      'autodiscovery.configErrors': [
        { identifier: 'fruit/basket-0', error: 'annotation is no JSON: unexpected end' },
        { identifier: 'fruit/basket-0', error: 'annotation names no check' },
      ],
      'autodiscovery.filterErrors': ['invalid filter: pear:*'],
    });
  });
});
