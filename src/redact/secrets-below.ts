// Secrets whose name stands on the line above:
//   - name: DB_PASSWORD        "--password",        password: |-
//     value: hunter22          "hunter22",            hunter22
import { HIDDEN_VALUE, isHarmless, isSecretName, SECRET_NAME_END, secretKind } from '../util/secret-value.ts';

const VARIABLE_ABOVE = /^[\s{-]*"?name"?:\s*["']?(?<name>[\w.-]{1,200})/;
const VALUE_BELOW = /^[\s-]*"?value"?:\s*["']?/;
/** A flag in a list of arguments; the next one has the same beginning. */
const FLAG_ABOVE = new RegExp(
  `^(?<before>\\s*(?:-\\s+["']?|["']))(?<name>--?[\\w.-]*${SECRET_NAME_END})["']?,?\\s*$`,
  'i',
);
/** A setting whose text is the indented lines below, of which the first is looked at. */
const BLOCK_ABOVE = new RegExp(
  `^\\s*(?:-\\s+)?["']?(?<name>[\\w.-]*${SECRET_NAME_END})["']?\\s*:\\s*[|>][-+\\d]{0,2}\\s*$`,
  'i',
);

/** One line without them. `above`: null where it is not known; then the value of a variable may be a secret. */
export function withoutSecretBelow(above: string | null, line: string, leaked: Set<string>): string {
  const place =
    variableBelow(above, line) ?? argumentBelow(above ?? '', line) ?? textBelow(above ?? '', line);
  if (place === undefined) return line;
  const { before, name } = place;
  const rest = line.slice(before.length).trimEnd();
  const value = rest.replace(/["']?,?$/, '');
  if (isHarmless(value) || value.startsWith('-----BEGIN ')) return line;
  if (name !== undefined) leaked.add(secretKind(name));
  return before + HIDDEN_VALUE + rest.slice(value.length);
}

interface SecretBelow {
  /** What is kept of the line. */
  readonly before: string;
  /** Undefined where it is not known. */
  readonly name?: string;
}

function variableBelow(above: string | null, line: string): SecretBelow | undefined {
  const before = VALUE_BELOW.exec(line)?.[0];
  if (before === undefined) return undefined;
  if (above === null) return { before };
  const name = VARIABLE_ABOVE.exec(above)?.groups?.name;
  return name !== undefined && isSecretName(name) ? { before, name } : undefined;
}

function argumentBelow(above: string, line: string): SecretBelow | undefined {
  const { before, name } = FLAG_ABOVE.exec(above)?.groups ?? {};
  if (before === undefined || name === undefined) return undefined;
  return line.startsWith(before) && line[before.length] !== '-' ? { before, name } : undefined;
}

function textBelow(above: string, line: string): SecretBelow | undefined {
  const name = BLOCK_ABOVE.exec(above)?.groups?.name;
  return name === undefined ? undefined : { before: /^\s*/.exec(line)?.[0] ?? '', name };
}
