// What a diff is made of, whatever the format: sections of rows.
import type { DiffSide } from '../../model/flare-diff.ts';
import type { Severity } from '../../model/severity.ts';

/** `+` came, `-` went, `~` changed, `?` cannot be told, `=` stayed. */
export type DiffMark = '+' | '-' | '~' | '?' | '=';

/** A line of one of the flares. */
export interface DiffPlace {
  readonly side: DiffSide;
  readonly file: string;
  readonly line: number;
}

/** What stands in one line, with a dot between each. */
export type DiffDetail = readonly (string | DiffPlace)[];

export interface DiffRow {
  readonly mark: DiffMark;
  readonly severity?: Severity;
  /** What it is about. */
  readonly text: string;
  readonly details: readonly DiffDetail[];
  /** The line that shows it, as it stands in the flare. */
  readonly quote?: string;
}

export interface DiffSection {
  readonly title: string;
  readonly rows: readonly DiffRow[];
  /** Said below the rows. */
  readonly remark?: string;
}

export function detailText(detail: DiffDetail): string {
  return detail.map((part) => (typeof part === 'string' ? part : placeText(part))).join(' · ');
}

export function placeText({ file, line }: DiffPlace): string {
  return `${file}:${line}`;
}
