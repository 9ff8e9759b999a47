// All that a rule may look at. Operators receive this and nothing else.
import type { Lookup, MissingInput } from './absence.ts';
import type { Fact, FactScalar } from './fact.ts';
import type { FlareKind } from './flare-kind.ts';
import type { LogHit, LogSource, LogStream, PatternHits, StartingComponent } from './log.ts';
import type { Place } from './place.ts';
import type { Confidence } from './severity.ts';

/** The daemons whose effective configuration can be rebuilt from a flare. */
export const CONFIG_PROCESSES = [
  'agent',
  'system-probe',
  'security-agent',
  'process-agent',
  'cluster-agent',
] as const;
export type ConfigProcess = (typeof CONFIG_PROCESSES)[number];

/**
 * Who set a value, weakest first. `runtime` is the process itself, or somebody the flare does not show: a dump says
 * what holds, not who set it.
 */
export const CONFIG_LAYERS = ['default', 'file', 'environment', 'fleet', 'runtime', 'remote', 'cli'] as const;
export type ConfigLayer = (typeof CONFIG_LAYERS)[number];

export type ConfigScalar = FactScalar | readonly FactScalar[];

/** The value in effect, the line that states it, and what it won over. */
export interface ConfigValue extends Place {
  readonly value: ConfigScalar | undefined;
  readonly layer: ConfigLayer;
  /** Set, but not shown: scrubbed, or kept by a secrets backend. `value` is then not the value in effect. */
  readonly isMasked: boolean;
  readonly confidence: Confidence;
  readonly losers: readonly {
    readonly layer: ConfigLayer;
    readonly value: ConfigScalar;
    readonly place: Place;
  }[];
}

/**
 * The value in effect, or why it is not known. `unset` is the line that shows that nobody set the key, while what
 * holds then is not known; `isAbsent` when the process itself shows that it has no value.
 */
export type ConfigLookup =
  | { readonly known: true; readonly value: ConfigValue }
  | {
      readonly known: false;
      readonly missing: MissingInput;
      readonly unset?: Place & { readonly isAbsent: boolean };
    };

/** What one file states of a key; without the key, `value` is undefined and the place is the file’s first line. */
export interface ConfigFileValue extends Place {
  readonly value: ConfigScalar | undefined;
  readonly isMasked: boolean;
}

export interface Knowledge {
  readonly kind: FlareKind;
  fact(name: string): Lookup<Fact>;
  config(process: ConfigProcess, key: string): ConfigLookup;
  /** A key as one file states it, whatever is in effect. */
  configFile(path: string, key: string): Lookup<ConfigFileValue>;
  hits(patternId: string): PatternHits;
  /** A flare of this kind can hold this source: a Security Agent flare never has `status.log`. */
  expects(source: LogSource): boolean;
  /** Why lines of this source cannot be searched; undefined when they can. */
  sourceAbsence(source: LogSource): MissingInput | undefined;
  /** The component’s logs, each with its rotated parts; empty for what is no log of a component. */
  streams(source: LogSource): readonly LogStream[];
  /** The line of the component’s last start; undefined when its log shows none, as after a long run. */
  lastStart(component: StartingComponent): LogHit | undefined;
  /** The time that the analysis is centred on, milliseconds since 1970 UTC. */
  readonly incident: number | undefined;
  /** The last line of each file of this source: how far a search without a hit went. */
  searched(source: LogSource): readonly Place[];
  /** Places of the files whose path (below the root) matches; `line` is 1. */
  files(pathPattern: string): readonly Place[];
}
