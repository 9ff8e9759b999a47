// The logs as a whole. Who reads its facts out of which file, and which follow from others.
import type { Derivations, FactReaders, LineReaders } from '../fact-reader.ts';
import { flareToLog, statusToFlare } from './log-clock-facts.ts';
import { logExits, logPanics, logRestarts, logStarts } from './log-start-facts.ts';
import { logVersions } from './log-version-facts.ts';
import { hasDebugLines, isJsonLog, logFiles, logGaps, logStreams } from './log-stream-facts.ts';

export const LOGS_READERS: FactReaders = {};

export const LOGS_LINE_READERS: LineReaders = {};

export const LOGS_DERIVATIONS: Derivations = {
  'logs.files': logFiles,
  'logs.streams': logStreams,
  'logs.gaps': logGaps,
  'logs.starts': logStarts,
  'logs.restarts': logRestarts,
  'logs.versions': logVersions,
  'logs.panics': logPanics,
  'logs.exits': logExits,
  'logs.debug': hasDebugLines,
  'logs.isJson': isJsonLog,
  'clock.flareToLog': flareToLog,
  'clock.statusToFlare': statusToFlare,
};
