// The Agent’s own diagnosis, health, permissions and secrets. Who reads its facts out of which file, and which
// follow from others.
import {
  ofText,
  type Derivations,
  type FactReaders,
  type LineReaders,
  type ReaderInput,
} from '../fact-reader.ts';
import type { Fact } from '../../model/fact.ts';
import { readConfigCheck } from './config-check.ts';
import { readDiagnoseJson } from './diagnose-json.ts';
import { readDiagnoseLegacy } from './diagnose-legacy.ts';
import { readDiagnoseText } from './diagnose-text.ts';
import { diagnosisFacts } from './diagnosis.ts';
import { readHealth } from './health.ts';
import { readLogFilePermissions, readPermissions } from './permission-facts.ts';
import { readRuntimeDebugInfo } from './runtime-debug-info.ts';
import { readSecrets } from './secrets.ts';
import { readTlsRoots } from './tls-roots.ts';
import { VARIABLE_DERIVATIONS, variableNamesFact } from './variable-facts.ts';

/** The first form that the text has. */
function readDiagnose({ document, yaml }: ReaderInput): readonly Fact[] {
  const isJson =
    document.lines
      .find((line) => line.trim() !== '')
      ?.trimStart()
      .startsWith('{') ?? false;
  const page = isJson
    ? readDiagnoseJson(document, yaml())
    : (readDiagnoseText(document) ?? readDiagnoseLegacy(document));
  return page === undefined ? [] : diagnosisFacts(page);
}

export const DIAGNOSTICS_READERS: FactReaders = {
  'config-check': ofText(readConfigCheck),
  diagnose: readDiagnose,
  health: readHealth,
  secrets: ofText(readSecrets),
  permissions: ofText(readPermissions),
  'log-file-permissions': ofText(readLogFilePermissions),
  'runtime-debug-info': ofText(readRuntimeDebugInfo),
  'tls-roots': ofText(readTlsRoots),
};

export const DIAGNOSTICS_LINE_READERS: LineReaders = {};

export const DIAGNOSTICS_DERIVATIONS: Derivations = {
  ...VARIABLE_DERIVATIONS,
  'env.variableNames': variableNamesFact,
};
