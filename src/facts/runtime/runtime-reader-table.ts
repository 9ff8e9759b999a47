// The Agent’s own counters. Who reads its facts out of which file, and which follow from others.
import type { Derivations, FactReaders, LineReaders } from '../fact-reader.ts';

export const RUNTIME_READERS: FactReaders = {};

export const RUNTIME_LINE_READERS: LineReaders = {};

export const RUNTIME_DERIVATIONS: Derivations = {};
