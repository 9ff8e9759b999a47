// What the service writes down about itself. No content of a flare, no name that was uploaded, no address of
// a file inside a flare: ids, routes, codes and traces only.

export interface LogEvent {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [detail: string]: string | number | undefined;
}

export type Log = (event: LogEvent) => void;
