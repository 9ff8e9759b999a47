// The containers that Docker lists, from docker_ps.log. What they show of platform and network plugin stands in
// container-facts.ts.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { placeAt } from '../make-fact.ts';
import { recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';
import { parseImageName } from './image-name.ts';

/*
 *         0f23fbf70ab6    redis:latest   "docker-entry…"   Up 3 hours                [{ 6379 0 tcp}]   [/redis]
 *         1f23fbf70ab6    web:1          "run"             Exited (137) 2 days ago   []                [/web]
 */
const ROW = /^\s*[0-9a-f]{12,64}\s{2,}(\S+)\s{2,}/;
const STATUS =
  /\s{2,}((?:Up|Exited|Restarting|Created|Paused|Dead|Removal In Progress)(?: [^[\]"]{0,100}?)?)\s{2,}\[/;
const NAMES = /\[\/([^\s\]]{1,255})[^[\]]{0,500}\]\s*$/;
const MAX_LINE = 2000;

/** Core 4.15; at most 500 containers, stopped ones too. */
export function dockerContainersFact(document: FlareDocument): Fact[] {
  const records = document.lines.flatMap((line, index): StatedRecord[] => {
    const row = line.slice(0, MAX_LINE);
    const reference = ROW.exec(row)?.[1];
    if (reference === undefined) return [];
    const { image, tag } = parseImageName(reference);
    const status = STATUS.exec(row)?.[1]?.trim();
    const value = recordOfStated({
      name: NAMES.exec(line.slice(-1000))?.[1],
      image,
      tag,
      state: status?.split(' ')[0]?.toLowerCase(),
      status,
      exitCode: exitCodeOf(status),
    });
    return [{ value, place: placeAt(document, index + 1) }];
  });
  const [first] = records;
  return first === undefined ? [] : [recordsFact('docker.containers', records, first.place)];
}

/** `Exited (137) 2 days ago`, `Restarting (1) 5 seconds ago`. */
function exitCodeOf(status: string | undefined): number | undefined {
  const code = /^(?:Exited|Restarting) \((\d{1,3})\)/.exec(status ?? '')?.[1];
  return code === undefined ? undefined : Number(code);
}
