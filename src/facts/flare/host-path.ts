// Where the files of a host lie in the flare: the Agent copies its log folder to logs/ and its configuration to
// etc/ (core 1.5). Only the default folders are known; a file from elsewhere has no place here.

interface CopiedFolder {
  /** Lower case, with slashes. */
  readonly folder: string;
  readonly to: string;
  /** Which of its files are copied. */
  readonly copies: (path: string) => boolean;
}

/** `agent.log`, `agent.log.3`: the last or the last but one extension. */
const isLog = (path: string): boolean => /\.log(?:\.[^./]{1,20})?$/i.test(path);

/** `conf.yaml`, `conf.yaml.default`, `conf.yml`; examples stay behind. */
const isCheckConfig = (path: string): boolean =>
  /\.ya?ml[^./]{0,20}(?:\.[^./]{1,20})?$/i.test(path) && !path.endsWith('.example');

const MAIN_FILES = new Set(['datadog.yaml', 'system-probe.yaml', 'security-agent.yaml']);
const isMainConfig = (path: string): boolean => MAIN_FILES.has(path);

/** Linux, Windows, macOS; inner folders first. */
const COPIED: readonly CopiedFolder[] = [
  { folder: '/var/log/datadog', to: 'logs', copies: isLog },
  { folder: '/etc/datadog-agent/conf.d', to: 'etc/confd', copies: isCheckConfig },
  { folder: '/etc/datadog-agent', to: 'etc', copies: isMainConfig },
  { folder: 'c:/programdata/datadog/logs', to: 'logs', copies: isLog },
  { folder: 'c:/programdata/datadog/conf.d', to: 'etc/confd', copies: isCheckConfig },
  { folder: 'c:/programdata/datadog', to: 'etc', copies: isMainConfig },
  { folder: '/opt/datadog-agent/logs', to: 'logs', copies: isLog },
  { folder: '/opt/datadog-agent/etc/conf.d', to: 'etc/confd', copies: isCheckConfig },
  { folder: '/opt/datadog-agent/etc', to: 'etc', copies: isMainConfig },
];

/** The path in the flare of a folder of the host, or of a file that lies in one. */
export function flarePathOf(hostPath: string): string | undefined {
  const found = locate(hostPath);
  return found === undefined ? undefined : found.rest === '' ? found.to : `${found.to}/${found.rest}`;
}

/** The path in the flare of a file that the Agent copies whenever it sees it; undefined for all others. */
export function copiedPathOf(hostPath: string): string | undefined {
  const found = locate(hostPath);
  if (found === undefined || found.rest === '' || !found.copies(found.rest)) return undefined;
  return `${found.to}/${found.rest}`;
}

function locate(hostPath: string): (CopiedFolder & { readonly rest: string }) | undefined {
  if (hostPath.length > 1000) return undefined;
  const path = /^[A-Za-z]:\\/.test(hostPath) ? hostPath.replaceAll('\\', '/') : hostPath;
  const lower = /^[A-Za-z]:/.test(path) ? path.toLowerCase() : path;
  const copied = COPIED.find(({ folder }) => lower === folder || lower.startsWith(`${folder}/`));
  return copied === undefined ? undefined : { ...copied, rest: path.slice(copied.folder.length + 1) };
}
