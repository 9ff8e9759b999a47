import { describe, expect, it } from 'vitest';
import { readRenderErrors } from '../../../src/facts/status/status-render-errors.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

describe('readRenderErrors', () => {
  it('lists what could not be printed', () => {
    const page = section(
      'Status render errors',
      '\n  - template: plum.tmpl:1: no such field\n\n  - exec: pear\n',
    );
    expect(valuesOf(readRenderErrors(pageOf(page)))).toEqual({
      'status.renderErrors': ['template: plum.tmpl:1: no such field', 'exec: pear'],
    });
  });

  it('says nothing of a page without that section', () => {
    expect(readRenderErrors(pageOf(MID_PAGE))).toEqual([]);
    expect(readRenderErrors(pageOf(section('Status render errors', '')))).toEqual([]);
  });
});
