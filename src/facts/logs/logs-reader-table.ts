// The logs as a whole. Who reads its facts out of which file, and which follow from others.
import type { Derivations, FactReaders, LineReaders } from '../fact-reader.ts';

export const LOGS_READERS: FactReaders = {};

export const LOGS_LINE_READERS: LineReaders = {};

export const LOGS_DERIVATIONS: Derivations = {};
