// The bounds of the program as options, declared once for all commands that read a bundle.
import { Option, type Command } from 'commander';
import { UsageError } from '../errors.ts';
import { DEFAULT_LIMITS, type ReadLimits } from '../model/entry.ts';
import { DEFAULT_SERVICE_LIMITS, type ServiceLimits } from '../service/service-options.ts';

/** What each limit counts; its option is the name in kebab-case. */
type LimitTexts<Limits> = Readonly<Record<keyof Limits & string, string>>;

/** Of a bundle that is a file or a folder. */
const FILE_LIMIT_TEXTS = {
  maxEntries: 'entries of a bundle',
  maxEntryBytes: 'unpacked bytes of one entry',
  maxTotalBytes: 'unpacked bytes of a bundle',
  maxRatio: 'unpacked bytes per packed byte',
  maxPathLength: 'characters of an entry’s path',
  maxLineBytes: 'bytes of a line that are searched',
  maxDocumentBytes: 'bytes of a page that is read as a whole',
  maxDocumentsBytes: 'bytes of all pages that are read as a whole',
} as const satisfies LimitTexts<Omit<ReadLimits, 'maxStdinBytes'>>;

const READ_LIMIT_TEXTS: LimitTexts<ReadLimits> = {
  ...FILE_LIMIT_TEXTS,
  maxStdinBytes: 'bytes of a zip on standard input',
};

const WORK_LIMIT_TEXTS = {
  maxJobs: 'analyses at a time',
  jobTimeoutMs: 'milliseconds of one analysis',
  maxJobMemoryMb: 'megabytes of JavaScript objects of one analysis',
} as const satisfies Partial<LimitTexts<ServiceLimits>>;

const SERVICE_LIMIT_TEXTS: LimitTexts<ServiceLimits> = {
  maxUploadBytes: 'bytes of one uploaded bundle',
  maxRequestsPerMinute: 'requests of one address within a minute',
  maxWaiting: 'uploads that are received or wait for their analysis',
  ...WORK_LIMIT_TEXTS,
  maxReaders: 'log viewers that read from an archive at a time',
};

/** What a timer of Node.js can count to. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** For a command that also reads standard input. */
export function addReadLimits(command: Command): Command {
  return addLimits(command, READ_LIMIT_TEXTS, DEFAULT_LIMITS);
}

export function addFileLimits(command: Command): Command {
  return addLimits(command, FILE_LIMIT_TEXTS, DEFAULT_LIMITS);
}

export function addServiceLimits(command: Command): Command {
  return addLimits(command, SERVICE_LIMIT_TEXTS, DEFAULT_SERVICE_LIMITS);
}

/** For a process that only analyses. */
export function addWorkLimits(command: Command): Command {
  return addLimits(command, WORK_LIMIT_TEXTS, DEFAULT_SERVICE_LIMITS);
}

/** From the options of a command; what is none of them is as by default. */
export function readLimitsOf(options: Partial<ReadLimits>): ReadLimits {
  return chosenOf(options, DEFAULT_LIMITS);
}

export function serviceLimitsOf(options: Partial<ServiceLimits>): ServiceLimits {
  return chosenOf(options, DEFAULT_SERVICE_LIMITS);
}

export function parseCount(flag: string, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
    const bound = most === Number.MAX_SAFE_INTEGER ? 'above 0' : `from 1 to ${most}`;
    throw new UsageError('BAD_OPTION', `${flag} needs a whole number ${bound}, not “${text}”.`);
  };
}

function addLimits<Name extends string>(
  command: Command,
  texts: Readonly<Record<Name, string>>,
  defaults: Readonly<Record<NoInfer<Name>, number>>,
): Command {
  for (const name of Object.keys(texts) as Name[]) {
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const most = name === 'jobTimeoutMs' ? LONGEST_TIMEOUT_MS : undefined;
    const option = new Option(`${flag} <number>`, texts[name]).argParser(parseCount(flag, most));
    command.addOption(option.default(defaults[name]).helpGroup('Limits:'));
  }
  return command;
}

function chosenOf<Limits extends object>(options: Partial<Limits>, defaults: Limits): Limits {
  const names = Object.keys(defaults) as (keyof Limits)[];
  return Object.fromEntries(names.map((name) => [name, options[name] ?? defaults[name]])) as Limits;
}
