// Versions that a log names without a line of a start: a log that was cut holds none. Starts are log-start-facts.ts.
import type { Lookup } from '../../model/absence.ts';
import type { Fact } from '../../model/fact.ts';
import type { LogHit } from '../../model/log.ts';
import type { FactView } from '../fact-view.ts';
import { recordOfKnown } from '../make-fact.ts';
import { factOfLogs } from './known-logs.ts';
import { INTAKE_HOSTS } from './log-fact-patterns.ts';

const VERSIONED_HOST = /\b(\d{1,3}-\d{1,3}-\d{1,3})-(?:app|flare)\.agent\./;

/** Each version once per log, at the latest line that names it (core 3.6). */
export function logVersions(view: FactView): Fact | Lookup<Fact> | undefined {
  const hits = view.scan.hits.get(INTAKE_HOSTS.id)?.hits ?? [];
  return factOfLogs('logs.versions', view, ({ component, streams }) => {
    const files = new Set(streams.flatMap((stream) => stream.parts.map((part) => part.file)));
    const latest = new Map<string, LogHit>();
    for (const hit of hits) {
      const version = VERSIONED_HOST.exec(hit.text)?.[1];
      if (version !== undefined && files.has(hit.file)) latest.set(version, hit);
    }
    return [...latest].map(([version, hit]) => ({
      record: recordOfKnown({ component, version: version.replaceAll('-', '.'), at: hit.time }),
      place: hit,
    }));
  });
}
