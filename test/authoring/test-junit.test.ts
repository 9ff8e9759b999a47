import { describe, expect, it } from 'vitest';
import { renderTestJunit } from '../../src/authoring/test-junit.ts';

const passed = {
  ruleId: 'disk-full',
  file: 'disk-full.cases.yaml',
  outcome: 'match',
  name: 'full',
  differences: [],
} as const;

describe('cases as JUnit', () => {
  it('count what passed, failed and could not be read, and escape it all', () => {
    const xml = renderTestJunit({
      cases: [
        passed,
        { ...passed, outcome: 'unknown', name: '<no> "log"', differences: ['expected a & b', 'got c'] },
      ],
      mistakes: [
        { file: 'x.cases.yaml', line: 2, column: 3, code: 'UNKNOWN_KEY', message: 'There is <no> key.' },
      ],
    });
    expect(xml).toContain('<testsuites name="flare-analyze rules test" tests="3" failures="1" errors="1"');
    expect(xml).toContain('<testsuite name="disk-full" tests="2" failures="1" errors="0"');
    expect(xml).toContain('name="unknown › &lt;no&gt; &quot;log&quot;"');
    expect(xml).toContain(
      '<failure message="expected a &amp; b" type="unknown">expected a &amp; b\ngot c\n</failure>',
    );
    expect(xml).toContain('<error message="x.cases.yaml:2:3 There is &lt;no&gt; key."/>');
  });

  it('are an empty suite when there are none', () => {
    expect(renderTestJunit({ cases: [], mistakes: [] })).toContain('tests="0" failures="0" errors="0"');
  });
});
