// The program's name and version, from its package.json.
import { readFileSync } from 'node:fs';

interface PackageJson {
  readonly name: string;
  readonly version: string;
}

function packageJson(): PackageJson {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as PackageJson;
}

export function packageVersion(): string {
  return packageJson().version;
}

export function toolName(): { name: string; version: string } {
  const { name, version } = packageJson();
  return { name, version };
}
