// What is known of one setting, and how a row of the tables says it.
import type { ConfigScalar } from '../../model/knowledge.ts';

/** A duration is text as Go writes it; dumps may give it as a number of nanoseconds (security 6.1). */
export type ConfigType = 'boolean' | 'number' | 'string' | 'list' | 'duration';

export interface ConfigKey {
  readonly type: ConfigType;
  /** Absent: differs by installation, so that an unset key says nothing. */
  readonly default?: ConfigScalar;
  /** False where the default depends on version or platform; it is the one of current Agents on Linux. */
  readonly isDefaultSure: boolean;
  /** When given, only these variables set the key; the automatic name does not. */
  readonly environment?: readonly string[];
  /** `event_monitoring_config.X` whose deprecated twin `runtime_security_config.X` wins when it is set. */
  readonly hasWinningTwin: boolean;
  /** Older spellings, read when the key itself is not set. */
  readonly formerly: readonly string[];
}

type Options = Partial<Omit<ConfigKey, 'default' | 'type'>>;

const row = (type: ConfigType, value: ConfigScalar | undefined, options: Options): ConfigKey => ({
  type,
  ...(value === undefined ? {} : { default: value }),
  isDefaultSure: true,
  hasWinningTwin: false,
  formerly: [],
  ...options,
});

export const flag = (value: boolean | undefined, options: Options = {}): ConfigKey =>
  row('boolean', value, options);
export const count = (value: number | undefined, options: Options = {}): ConfigKey =>
  row('number', value, options);
export const text = (value: string | undefined, options: Options = {}): ConfigKey =>
  row('string', value, options);
export const duration = (value: string, options: Options = {}): ConfigKey => row('duration', value, options);
export const list = (value: readonly (string | number)[] | undefined, options: Options = {}): ConfigKey =>
  row('list', value, options);

export const env = (...environment: string[]): Options => ({ environment });
export const unsure: Options = { isDefaultSure: false };
export const twin: Options = { hasWinningTwin: true };

/** The keys of one block. */
export function block(prefix: string, keys: Readonly<Record<string, ConfigKey>>): Record<string, ConfigKey> {
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [`${prefix}.${key}`, value]));
}
