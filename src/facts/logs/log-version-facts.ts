// Versions that a log names without a line of a start: a log that was cut holds none. Starts are log-start-facts.ts.
import type { Lookup } from '../../model/absence.ts';
import type { Fact } from '../../model/fact.ts';
import type { LogHit } from '../../model/log.ts';
import type { FactView } from '../fact-view.ts';
import { recordOf } from '../make-fact.ts';
import { factOfLogs } from './known-logs.ts';
import { INTAKE_VERSIONS } from './log-fact-patterns.ts';

/** Each version once per log, at the latest line that names it (core 3.6). */
export function logVersions(view: FactView): Fact | Lookup<Fact> | undefined {
  const hits = view.scan.hits.get(INTAKE_VERSIONS.id)?.hits ?? [];
  return factOfLogs('logs.versions', view, ({ component, streams }) => {
    const files = new Set(streams.flatMap((stream) => stream.parts.map((part) => part.file)));
    const latest = new Map<string, LogHit>();
    for (const hit of hits) if (files.has(hit.file)) latest.set(hit.captures.version ?? '', hit);
    return [...latest].map(([version, hit]) => ({
      record: recordOf({ component, version: version.replaceAll('-', '.'), at: hit.time }),
      place: hit,
    }));
  });
}
