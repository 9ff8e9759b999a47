// What a finding says beside what is wrong, as label and text, in the order in which every format shows it.
import type { Finding } from '../model/report.ts';
import type { Labels } from './labels/labels-table.ts';

export interface Remark {
  readonly label: string;
  readonly text: string;
}

/** The versions that have the trouble, and what helps until the fix is there. */
export function versionRemarks({ affects, knownIssue }: Finding, labels: Labels): Remark[] {
  return [
    ...(affects === undefined ? [] : [{ label: labels.affects, text: affectsText(affects, labels) }]),
    ...(knownIssue === undefined ? [] : [{ label: labels.workaround, text: knownIssue.workaround }]),
  ];
}

/** What can be sent to the customer, and when not to send it. */
export function cautionRemarks({ customer, falsePositives }: Finding, labels: Labels): Remark[] {
  return [
    ...(customer === undefined ? [] : [{ label: labels.tellCustomer, text: customer }]),
    ...(falsePositives === undefined ? [] : [{ label: labels.falsePositives, text: falsePositives }]),
  ];
}

function affectsText(
  { component, versions, fixedIn }: NonNullable<Finding['affects']>,
  labels: Labels,
): string {
  const range = `${component} ${versions}`;
  return fixedIn.length === 0 ? range : labels.fixedIn(range, fixedIn.join(labels.listSeparator));
}

export interface SuppressedReason {
  readonly reason: string;
  /** `YYYY-MM-DD`. */
  readonly expires: string;
}

/** One line for a suppressed finding or a suppression: why, and until when. */
export function suppressionText({ reason, expires }: SuppressedReason, labels: Labels): string {
  return labels.suppressedUntil(reason, expires);
}
