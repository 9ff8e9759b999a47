// Instances of checks that came, went, or ended another way the last time they ran.
import { cleanLine } from '../assemble/evidence.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import type { FactRecord } from '../model/fact.ts';
import type { MissingInput } from '../model/absence.ts';
import { DIFF_SIDES, type ChangedCheck, type CheckState, type Incomparable } from '../model/flare-diff.ts';
import { templateOf } from '../util/message-template.ts';
import type { Comparison, Pair } from './pair.ts';

/** Sorted by name and instance. */
export function compareChecks(diagnoses: Pair<Diagnosis>): Comparison<ChangedCheck> {
  const lists = { old: listOf(diagnoses.old), new: listOf(diagnoses.new) };
  const incomparable = DIFF_SIDES.flatMap((side): Incomparable[] => {
    const { gap } = lists[side];
    return gap === undefined ? [] : [{ part: 'checks', side, ...gap }];
  });
  const keys = [...new Set([...lists.old.checks.keys(), ...lists.new.checks.keys()])].sort();
  const changed = keys.flatMap((key) => {
    const pair = { old: lists.old.checks.get(key) ?? null, new: lists.new.checks.get(key) ?? null };
    // What a list lacks that is not whole may be there all the same.
    const isUnsure = DIFF_SIDES.some((side) => pair[side] === null && lists[side].gap !== undefined);
    return isUnsure || isSameState(pair) ? [] : [{ ...namesOf(key), ...pair }];
  });
  return { changed: joinReconfigured(changed), incomparable };
}

/** Errors hold times, addresses and ids that are others each time. */
function isSameState({ old, new: later }: Pair<CheckState | null>): boolean {
  const isSameError =
    old?.error === undefined ||
    later?.error === undefined ||
    templateOf(old.error) === templateOf(later.error);
  return old?.status === later?.status && isSameError;
}

/** The id of an instance is made of its configuration: of a name of which one went and one came, both are one. */
function joinReconfigured(changes: readonly ChangedCheck[]): readonly ChangedCheck[] {
  return changes.flatMap((change) => {
    const named = changes.filter(({ name }) => name === change.name);
    const [went, ...otherWent] = named.filter((one) => one.new === null);
    const [came, ...otherCame] = named.filter((one) => one.old === null);
    const isOne = otherWent.length === 0 && otherCame.length === 0;
    if (went === undefined || came === undefined || !isOne) return [change];
    if (change === went) return [];
    return change === came ? joined(went, came) : [change];
  });
}

/** A page of Agent 6 prints no ids: that the configuration is another one is then not known. */
function joined(went: ChangedCheck, came: ChangedCheck): readonly ChangedCheck[] {
  const both = { ...came, old: went.old };
  if (went.instance !== '' && came.instance !== '') return [{ ...both, oldInstance: went.instance }];
  return isSameState(both) ? [] : [both];
}

interface CheckList {
  readonly checks: ReadonlyMap<string, CheckState>;
  /** Why there may be more. */
  readonly gap: MissingInput | undefined;
}

function listOf(diagnosis: Diagnosis): CheckList {
  const lookup = diagnosis.facts.fact('checks');
  if (!lookup.known) return { checks: new Map(), gap: cleanGap(lookup.missing) };
  const records = (lookup.value.value as readonly FactRecord[]).filter((one) => one.status !== undefined);
  const [open] = lookup.value.open ?? [];
  const checks = new Map<string, CheckState>();
  for (const record of records) {
    const [key, state] = [keyOf(record), stateOf(record)];
    const known = checks.get(key);
    if (known === undefined || isWorse(state, known)) checks.set(key, state);
  }
  return {
    checks,
    gap: open === undefined ? undefined : cleanGap(open.missing),
  };
}

const STATES_BY_RANK = ['ok', 'warning', 'error'];

/**
 * Instances of one id in one flare: a page of Agent 6 has no ids, one that was put together has an instance twice, and what
 * is masked may look the same. In whatever order they stand, one is chosen.
 */
function isWorse(one: CheckState, other: CheckState): boolean {
  const byRank = STATES_BY_RANK.indexOf(one.status) - STATES_BY_RANK.indexOf(other.status);
  return byRank > 0 || (byRank === 0 && (one.error ?? '') > (other.error ?? ''));
}

const SEPARATOR = '\0';

function keyOf({ name = '', instance = '' }: FactRecord): string {
  return [name, instance].map((one) => cleanLine(String(one))).join(SEPARATOR);
}

function namesOf(key: string): { name: string; instance: string } {
  const [name = '', instance = ''] = key.split(SEPARATOR);
  return { name, instance };
}

function stateOf({ status = '', error }: FactRecord): CheckState {
  return {
    status: String(status),
    ...(error === undefined ? {} : { error: firstLineOf(cleanLine(String(error))) }),
  };
}

function firstLineOf(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function cleanGap({ input, cause, detail }: MissingInput): MissingInput {
  return { input, cause, ...(detail === undefined ? {} : { detail: cleanLine(detail) }) };
}
