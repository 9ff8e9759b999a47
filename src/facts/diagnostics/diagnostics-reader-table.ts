// The Agent’s own diagnosis, health, permissions and secrets. Who reads its facts out of which file, and which follow from others.
import type { Derivations, FactReaders, LineReaders } from '../fact-reader.ts';

export const DIAGNOSTICS_READERS: FactReaders = {};

export const DIAGNOSTICS_LINE_READERS: LineReaders = {};

export const DIAGNOSTICS_DERIVATIONS: Derivations = {};
