// What went wrong with the reading of a bundle without ending it. Wording here, so that docs and code agree.

/** Every code a report's `problems` may carry, with what it means to the reader. */
export const PROBLEM_CODES = {
  'archive-truncated': 'The archive ends too early; what comes before the cut was read.',
  'archive-damaged': 'The archive is damaged; what could be found in it was read.',
  'entry-unsafe-name': 'The entry’s name leads outside the bundle or is malformed; it was not read.',
  'entry-link': 'The entry is a link or a device; links are never followed.',
  'entry-duplicate': 'Two entries have the same name; the first one was read.',
  'entry-encrypted': 'The entry is encrypted; it was not read.',
  'entry-unsupported': 'The entry uses a compression method that is not supported; it was not read.',
  'entry-damaged': 'The entry’s data is damaged; the part before the damage was read.',
  'entry-checksum': 'The entry’s checksum does not match its data.',
  'entry-size-mismatch': 'The entry holds more or fewer bytes than it declares.',
  'entry-overlap': 'The entry’s data overlaps another entry’s; it was not read.',
  'entry-limit': 'The bundle holds more entries than allowed; the rest was not read.',
  'entry-size-limit': 'The entry is larger than allowed; the part below the limit was read.',
  'total-size-limit': 'The bundle unpacks to more bytes than allowed; the rest was not read.',
  'ratio-limit':
    'The entry unpacks to suspiciously many bytes (a zip bomb?); the part below the limit was read.',
  'line-limit': 'A line is longer than allowed; its start was read.',
  'template-limit': 'The logs hold more kinds of trouble than are counted; some kinds are left out.',
  'document-limit': 'The file is too large to be read as a whole; only its lines were searched.',
  'file-unreadable': 'The file could not be opened.',
  'file-unparsable': 'The file is of a known kind but could not be understood.',
  'flare-unknown': 'The bundle does not look like a flare of an Agent.',
  'flare-truncated': 'The flare itself is incomplete: its creation ended early.',
  'leaked-secret': 'The bundle holds a secret that was not scrubbed; its value is not shown.',
  'suppression-expired': 'The last day of a suppression has passed; it no longer hides anything.',
  'rule-error': 'A rule failed while it ran; this is a bug in the rule or the program.',
} as const;

export type ProblemCode = keyof typeof PROBLEM_CODES;

/** Something the reader must know about how the bundle was read. Never carries bundle content. */
export interface Problem {
  readonly code: ProblemCode;
  /** Path below the bundle's root folder, when one file is meant. */
  readonly file?: string;
  readonly message: string;
}
