// Which addresses stand for this machine alone.

/** Of `--host` or of a Host header, without port; IPv6 with or without brackets. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/** The host of `name:port` as in a Host header; undefined when it is none. */
export function hostOf(authority: string): string | undefined {
  // Only what a host may hold: a URL would read more into it (a path, a user name).
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(authority)) return undefined;
  return authority.replace(/:\d{1,5}$/, '');
}
