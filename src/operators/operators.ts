// The closed list of operators. A look names exactly one of them by its key.
import { configOperator } from './config.ts';
import { configFileOperator } from './config-file.ts';
import { factOperator } from './fact.ts';
import { fileOperator } from './file.ts';
import { knownIssueOperator } from './known-issue.ts';
import { logOperator } from './log.ts';
import type { Operator } from './operator.ts';
import { sequenceOperator } from './sequence.ts';

export const OPERATORS: readonly Operator[] = [
  logOperator,
  factOperator,
  configOperator,
  configFileOperator,
  fileOperator,
  sequenceOperator,
  knownIssueOperator,
];

const BY_KEY = new Map(OPERATORS.map((operator) => [operator.key, operator]));

export function operatorOf(key: string): Operator | undefined {
  return BY_KEY.get(key);
}
