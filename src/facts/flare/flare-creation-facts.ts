// Facts about what could not be collected, and about the providers that collected the flare. The lines themselves
// are read in flare-creation.ts.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { placeAt } from '../make-fact.ts';
import { listFact, type ListItem } from '../list-fact.ts';
import type { CollectionFailure } from './collection-failure.ts';

/** Bounds what a hostile file can make of itself. */
const MAX_RECORDS = 1000;
const MAX_TEXT = 1000;

/** `flare.failures`; a log of the creation without one says that all went well. */
export function failureFacts(document: FlareDocument, failures: readonly CollectionFailure[]): Fact[] {
  if (!isCreationLog(document, failures)) return [];
  const items = failures.slice(0, MAX_RECORDS).map(({ subject, file, error, place }): ListItem => ({
    value: { subject, file, error: error.slice(0, MAX_TEXT) },
    place,
  }));
  return [listFact('flare.failures', items, placeAt(document, 1))];
}

/** Any known line; the file of an older Agent holds failures only, and is empty without them. */
function isCreationLog({ lines }: FlareDocument, failures: readonly CollectionFailure[]): boolean {
  return failures.length > 0 || lines.some((line) => KNOWN.test(line)) || lines.every((line) => line === '');
}

const KNOWN = /^(?:Flare creation time: |Running flare provider )/;

// Running flare provider github.com/DataDog/datadog-agent/comp/core/x.(*x).fillFlare-fm with timeout 10s
// Running flare provider github.com/DataDog/datadog-agent/pkg/flare.provideConfigDump
const RUNNING = /^Running flare provider (\S{1,500})(?: with timeout (\S{1,40}))?$/;

interface ProviderRun {
  readonly provider: string;
  readonly timeout: string;
  readonly place: Place;
  failure?: CollectionFailure;
}

/** What became of each provider: one of which nothing more is said has run to its end. */
export function providerFacts(document: FlareDocument, failures: readonly CollectionFailure[]): Fact[] {
  const told = failures.filter(({ subject }) => subject === 'provider').slice(0, MAX_RECORDS);
  const items = runsOf(document, told).map(({ provider, timeout, place, failure }): ListItem => {
    const seconds = parseGoDuration(timeout);
    return {
      value: {
        provider,
        outcome: outcomeOf(failure),
        ...(seconds === undefined ? {} : { timeoutSeconds: seconds }),
        ...(failure === undefined ? {} : { error: failure.error.slice(0, MAX_TEXT) }),
      },
      place: failure?.place ?? place,
    };
  });
  return [
    ...(items.length === 0 ? [] : [listFact('flare.providers', items, placeAt(document, 1))]),
    ...providerNames('flare.timedOutProviders', told.filter(isTimeout)),
    ...providerNames(
      'flare.failedProviders',
      told.filter((one) => !isTimeout(one)),
    ),
  ];
}

/** Several providers bear one name, so that a failure belongs to the last of that name before it. */
function runsOf(document: FlareDocument, told: readonly CollectionFailure[]): readonly ProviderRun[] {
  const failureAt = new Map(told.map((one) => [one.place.line, one]));
  const last = new Map<string, ProviderRun>();
  const runs: ProviderRun[] = [];
  document.lines.forEach((text, index) => {
    const failure = failureAt.get(index + 1);
    const failed = failure === undefined ? undefined : last.get(failure.file);
    if (failed !== undefined && failure !== undefined) failed.failure ??= failure;
    const [, provider, timeout = ''] = text.length > MAX_TEXT ? [] : (RUNNING.exec(text.trim()) ?? []);
    if (provider === undefined || runs.length >= MAX_RECORDS) return;
    const run: ProviderRun = { provider, timeout, place: placeAt(document, index + 1) };
    last.set(provider, run);
    runs.push(run);
  });
  return runs;
}

function isTimeout({ error }: CollectionFailure): boolean {
  return error.startsWith('timed out');
}

function outcomeOf(failure: CollectionFailure | undefined): string {
  if (failure === undefined) return 'ended';
  return isTimeout(failure) ? 'timed out' : 'failed';
}

function providerNames(name: FactName, failures: readonly CollectionFailure[]): Fact[] {
  const [first] = failures;
  if (first === undefined) return [];
  const items = failures.map(({ file, place }): ListItem => ({ value: file, place }));
  return [listFact(name, items, first.place)];
}
