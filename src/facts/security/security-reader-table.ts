// system-probe, Workload Protection and compliance. Who reads its facts out of which file, and which follow from others.
import type { Derivations, FactReaders, LineReaders } from '../fact-reader.ts';
import { complianceFilesFact } from './compliance-files.ts';
import { fileRulesFact, policyFilesFact } from './policy-files.ts';

export const SECURITY_READERS: FactReaders = {};

export const SECURITY_LINE_READERS: LineReaders = {};

/** Several files state each of these together. */
export const SECURITY_DERIVATIONS: Derivations = {
  'cws.policyFiles': ({ store }) => policyFilesFact(store),
  'cws.fileRules': ({ store }) => fileRulesFact(store),
  'compliance.files': ({ store }) => complianceFilesFact(store),
};
