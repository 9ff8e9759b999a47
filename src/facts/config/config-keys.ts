// The names of a setting: its spellings in files, which of them wins, and the environment variables that set it.
import { CONFIG_KEYS } from './config-default-table.ts';
import type { ConfigKey } from './config-key.ts';

const CANONICAL_PREFIX = 'event_monitoring_config.';
const DEPRECATED_PREFIX = 'runtime_security_config.';

export interface KeySpellings {
  readonly spec: ConfigKey | undefined;
  /** Ways to write the key in a file, the winning one first. */
  readonly spellings: readonly string[];
}

/**
 * `event_monitoring_config.network.enabled` and `runtime_security_config.network.enabled` are one setting, and the
 * deprecated spelling wins when it is set (security 4.1); asked for under either name.
 */
export function spellingsOf(key: string): KeySpellings {
  const twin = key.startsWith(DEPRECATED_PREFIX)
    ? CANONICAL_PREFIX + key.slice(DEPRECATED_PREFIX.length)
    : key;
  const twinSpec = specOf(twin);
  if (twinSpec?.hasWinningTwin === true) {
    const deprecated = DEPRECATED_PREFIX + twin.slice(CANONICAL_PREFIX.length);
    return { spec: twinSpec, spellings: [deprecated, twin] };
  }
  const spec = specOf(key);
  return { spec, spellings: [key, ...(spec?.formerly ?? [])] };
}

function specOf(key: string): ConfigKey | undefined {
  return Object.hasOwn(CONFIG_KEYS, key) ? CONFIG_KEYS[key] : undefined;
}

/**
 * The variables that set one spelling of a key, strongest first (security 6.1). Explicit names replace the
 * automatic one. A deprecated twin has none of its own: its variable sets the canonical key.
 */
export function environmentNames(spelling: string): readonly string[] {
  const explicit = specOf(spelling)?.environment;
  if (explicit !== undefined) return explicit;
  const { spellings } = spellingsOf(spelling);
  if (spellings.length > 1 && spellings[0] === spelling && spelling.startsWith(DEPRECATED_PREFIX)) return [];
  const automatic = `DD_${spelling.toUpperCase().replaceAll('.', '_')}`;
  if (spelling.startsWith(CANONICAL_PREFIX)) {
    return [automatic, automatic.replace('EVENT_MONITORING_CONFIG', 'RUNTIME_SECURITY_CONFIG')];
  }
  if (spelling.startsWith('process_config.')) {
    return [automatic, automatic.replace('PROCESS_CONFIG', 'PROCESS_AGENT')];
  }
  return [automatic];
}
