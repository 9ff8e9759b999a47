// The Cluster Agent. Who reads its facts out of which file, and which follow from others.
import type { Derivations, FactReaders, LineReaders } from '../fact-reader.ts';

export const CLUSTER_READERS: FactReaders = {};

export const CLUSTER_LINE_READERS: LineReaders = {};

export const CLUSTER_DERIVATIONS: Derivations = {};
