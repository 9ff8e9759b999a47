// Windows. Who reads its facts out of which file, and which follow from others.
import type { Derivations, FactReaders, LineReaders } from '../fact-reader.ts';

export const WINDOWS_READERS: FactReaders = {};

export const WINDOWS_LINE_READERS: LineReaders = {};

export const WINDOWS_DERIVATIONS: Derivations = {};
