// The kernel of the host. Who reads its facts out of which file, and which follow from others.
import type { Derivations, FactReaders, LineReaders } from '../fact-reader.ts';

export const KERNEL_READERS: FactReaders = {};

export const KERNEL_LINE_READERS: LineReaders = {};

export const KERNEL_DERIVATIONS: Derivations = {};
