// system-probe, Workload Protection and compliance. Who reads its facts out of which file, and which follow from others.
import type { Derivations, FactReaders, LineReaders } from '../fact-reader.ts';

export const SECURITY_READERS: FactReaders = {};

export const SECURITY_LINE_READERS: LineReaders = {};

export const SECURITY_DERIVATIONS: Derivations = {};
