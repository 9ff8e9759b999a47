// Environment variables of the process that made the flare, from envvars.log (core 4.4). Which settings they set
// is left to config-source.ts.
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { placeAt } from '../make-fact.ts';

export interface EnvironmentVariable {
  readonly name: string;
  /** Undefined when the value comes from a secret or a config map and is not shown. */
  readonly value: string | undefined;
  readonly place: Place;
}

export type EnvironmentVariables = ReadonlyMap<string, EnvironmentVariable>;

/*
 * Found the following envvars:
 *  -  DD_SITE=datadoghq.eu
 *  -  HTTP_PROXY=http://proxy:3128
 */
const VARIABLE = /^ *- {1,2}([A-Za-z_][A-Za-z0-9_.]*)=(.*)$/;

/** Values may hold line ends: a line that starts no variable continues the one before. */
export function parseEnvironmentVariables(document: FlareDocument): EnvironmentVariables {
  const found = new Map<string, { name: string; values: string[]; place: Place }>();
  let current: string[] | undefined;
  document.lines.forEach((line, index) => {
    const match = VARIABLE.exec(line);
    const name = match?.[1];
    if (name === undefined) {
      current?.push(line);
    } else {
      current = [match?.[2] ?? ''];
      found.set(name, { name, values: current, place: placeAt(document, index + 1) });
    }
  });
  return new Map(
    [...found].map(([name, { values, place }]) => [
      name,
      { name, value: values.join('\n').trimEnd(), place },
    ]),
  );
}
