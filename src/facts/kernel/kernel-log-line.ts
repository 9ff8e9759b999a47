// One line of the kernel log: seconds since boot and message. What messages mean is in kernel-log-reader.ts.

export interface KernelLogLine {
  /** Since boot; undefined for a line without a stamp. */
  readonly seconds: number | undefined;
  readonly message: string;
}

/** The kernel cuts its messages after 1024 bytes. */
const MAX_LINE = 2000;

// [   12.345678] text
// info  : [   12.345678] text
// Jul 18 11:18:33 web-01 kernel: [434952.518724] text
const STAMP = /^(?:[a-z]{3,6} {0,6}: |.{0,160}?\bkernel: )?\[ {0,12}(\d{1,10}\.\d{6})\] ?/;

/** Security 1.5. */
export function parseKernelLogLine(text: string): KernelLogLine {
  const line = text.slice(0, MAX_LINE);
  const stamp = STAMP.exec(line);
  if (stamp === null) return { seconds: undefined, message: line };
  return { seconds: Number(stamp[1]), message: line.slice(stamp[0].length) };
}
