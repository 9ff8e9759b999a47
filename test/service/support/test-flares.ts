// Flares for the service's tests: one from the fixtures, and small ones with hostile content.
import { readFileSync } from 'node:fs';
import { tarGzOfFiles } from '../../support/tar-writer.ts';
import { zipOfFiles } from '../../support/zip-writer.ts';
import { projectPath } from './built-program.ts';

export const FIXTURE_NAME = 'apparmor-kubernetes.zip';

export function fixtureFlare(): Buffer {
  return readFileSync(projectPath(`fixtures/flares/${FIXTURE_NAME}`));
}

/** A script as a browser would run it, were it not escaped. */
export const ATTACK = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
export const SECRET = '0123456789abcdef0123456789abcdef';

const AGENT_LOG = [
  '2026-03-01 10:00:00 UTC | CORE | INFO | (cmd/agent/app/run.go:100 in run) | Starting Datadog Agent v7.50.0',
  `2026-03-01 10:00:01 UTC | CORE | ERROR | (pkg/a.go:10 in b) | cannot read ${ATTACK}`,
  `2026-03-01 10:00:02 UTC | CORE | ERROR | (pkg/a.go:11 in b) | refused api_key=${SECRET}`,
  ...Array.from(
    { length: 300 },
    (_, index) => `2026-03-01 10:01:00 UTC | CORE | INFO | (pkg/a.go:12 in b) | line ${index + 4}`,
  ),
].join('\n');

const FILES = {
  'status.log': `===============\nAgent (v7.50.0)\n===============\n\n  Hostnames\n  =========\n    hostname: ${ATTACK}\n`,
  'logs/agent.log': AGENT_LOG,
  'etc/datadog.yaml': 'site: datadoghq.com\n',
} as const;

/** `extra` parts one flare from another. */
export function hostileFiles(extra = ''): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(FILES).map(([path, text]) => [`web-01/${path}`, text]),
    ['web-01/extra.txt', extra],
  ]) as Record<string, string>;
}

export function hostileZip(extra = ''): Buffer {
  return zipOfFiles(hostileFiles(extra));
}

export function hostileTarGz(): Promise<Buffer> {
  return tarGzOfFiles(hostileFiles());
}
