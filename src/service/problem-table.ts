// Every error that only HTTP knows, with its status and title; those of the program stand in src/errors.ts.

export const HTTP_PROBLEMS = {
  BAD_REQUEST: { status: 400, title: 'The request cannot be understood.' },
  UNAUTHORIZED: { status: 401, title: 'The request needs the service’s token.' },
  FORBIDDEN_HOST: { status: 403, title: 'The request names a host that this service does not serve.' },
  FORBIDDEN_ORIGIN: { status: 403, title: 'The request comes from a page of another site.' },
  NOT_FOUND: { status: 404, title: 'There is nothing at this address.' },
  NOT_READY: { status: 409, title: 'The flare has not been analysed yet.' },
  ANALYSIS_TIMEOUT: { status: 422, title: 'The analysis took too long.' },
  ANALYSIS_MEMORY: { status: 422, title: 'The analysis needed too much memory.' },
  TOO_MANY_REQUESTS: { status: 429, title: 'Too many requests.' },
  ANALYSIS_CRASHED: { status: 500, title: 'The analysis failed because of a bug.' },
  INTERNAL: { status: 500, title: 'The service failed because of a bug.' },
  BUSY: { status: 503, title: 'The service has too much to do.' },
  STOPPING: { status: 503, title: 'The service is stopping.' },
  UNAVAILABLE: { status: 503, title: 'The service cannot reach what it needs.' },
  NO_SPACE: { status: 507, title: 'The service has no space left.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type HttpProblemCode = keyof typeof HTTP_PROBLEMS;
