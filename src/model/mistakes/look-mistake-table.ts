// Mistakes in the shape of a file and in the looks of a rule.
import { mistakesOf } from './mistake-spec.ts';

/** The shape of any of the files. */
export const SHAPE_MISTAKES = mistakesOf({
  NO_SUCH_FOLDER: {
    meaning: 'The folder of rules cannot be read.',
    wrong: '(rules lint my-ruels)',
    right: '(rules lint my-rules)',
  },
  NO_SUCH_FILE: {
    meaning: 'The file of suppressions cannot be read.',
    wrong: '(--suppressions quite.yaml)',
    right: '(--suppressions quiet.yaml)',
  },
  YAML_SYNTAX: {
    meaning: 'The file is not YAML. Nothing else is checked in it.',
    wrong: 'tags: [disk',
    right: 'tags: [disk]',
  },
  UNKNOWN_KEY: {
    meaning: 'There is no such key here.',
    wrong: 'severty: high',
    right: 'severity: high',
  },
  MISSING_KEY: {
    meaning: 'A required key is missing.',
    wrong: '(no component)',
    right: 'component: agent',
  },
  BAD_VALUE: {
    meaning: 'This key cannot have this value.',
    wrong: 'severity: awful',
    right: 'severity: high',
  },
  BAD_NAME: {
    meaning: 'A name is not written in lower-case words joined by hyphens.',
    wrong: 'Full_disk: {',
    right: 'full: {',
  },
});

export const LOOK_MISTAKES = mistakesOf({
  UNKNOWN_OPERATOR: {
    meaning: 'The look has no key that says what kind of look it is.',
    wrong: '{ fakt: agent.version',
    right: '{ fact: agent.version',
  },
  UNKNOWN_FACT: {
    meaning: 'There is no such fact; docs/facts.md lists them all.',
    wrong: 'fact: agent.verzion',
    right: 'fact: agent.version',
  },
  UNKNOWN_FIELD: {
    meaning: 'The records of this fact have no such field.',
    wrong: 'any: { nam: disk }',
    right: 'any: { name: disk }',
  },
  BAD_COMPARISON: {
    meaning: 'The comparison does not fit the type of the fact.',
    wrong: '{ fact: agent.version, above: 7 }',
    right: '{ fact: agent.version, in: ">=7.0.0" }',
  },
  NO_COMPARISON: {
    meaning: 'The look does not say what the value is compared with.',
    wrong: '{ fact: agent.version }',
    right: '{ fact: agent.version, exists: true }',
  },
  BAD_UNIT: {
    meaning: 'The amount has a unit that does not fit the value, or needs a unit and has none.',
    wrong: 'above: 5MiB',
    right: 'above: 10m',
  },
  IMPOSSIBLE_COMPARISON: {
    meaning: 'No value can satisfy the comparisons of the look together.',
    wrong: 'above: 10m, below: 5m',
    right: 'above: 5m, below: 10m',
  },
  BAD_RANGE: {
    meaning: 'This is not a range of versions.',
    wrong: 'in: "seven"',
    right: 'in: ">=7.0.0"',
  },
  IMPOSSIBLE_RANGE: {
    meaning: 'No version lies in the range.',
    wrong: 'in: ">=7.0.0 <6.0.0"',
    right: 'in: ">=6.0.0 <7.0.0"',
  },
  BAD_OPTIONS: {
    meaning: 'Options of the look exclude each other, or one needs another that is missing.',
    wrong: 'contains: successfully posted payload, within: 10m',
    right: 'contains: successfully posted payload, at-least: 2, within: 10m',
  },
  UNKNOWN_GROUP: {
    meaning: '`distinct` or `where` names a group that the regex does not have.',
    wrong: 'distinct: eror',
    right: 'distinct: error',
  },
  NO_BOUNDS: {
    meaning: '`where` sets no bound on what a group caught.',
    wrong: 'where: { size: {} }',
    right: 'where: { size: { above: 5MiB } }',
  },
  IMPOSSIBLE_BOUNDS: {
    meaning: 'No amount lies within the bounds of `where`, or the group cannot catch an amount.',
    wrong: 'where: { size: { above: 10MiB, below: 5MiB } }',
    right: 'where: { size: { above: 5MiB, below: 10MiB } }',
  },
  NO_LITERAL: {
    meaning:
      'The scanner has no text to look for: a regex needs five plain characters in a row, or “contains” beside it.',
    wrong: '{ log: agent, regex: "(?<error>full|read-only)" }',
    right: '{ log: agent, contains: cannot write, regex: "(?<error>full|read-only)" }',
  },
  SHORT_LITERAL: {
    meaning: 'The text to look for is so short that it occurs everywhere.',
    wrong: 'contains: "no"',
    right: 'contains: no space left on device',
  },
  UNSAFE_REGEX: {
    meaning:
      'Not RE2: a part is not closed or has no meaning, or is a look-around or back-reference, which can run forever.',
    wrong: 'regex: "(?=write: )(?<error>no space left on device)"',
    right: 'regex: "write: (?<error>no space left on device)"',
  },
});
