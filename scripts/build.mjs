// Builds dist/ from src/: the program, the browser pages, and the rules as one compiled file. Runs on `npm ci`.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync } from 'node:fs';

const tsc = (config) =>
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', config], { stdio: 'inherit' });

rmSync('dist', { recursive: true, force: true });
tsc('tsconfig.build.json');
tsc('tsconfig.web.json');
cpSync('src/web', 'dist/web', { recursive: true, filter: (path) => !path.endsWith('.ts') });
chmodSync('dist/cli/main.js', 0o755);

const { loadPack } = await import('../dist/load-pack.js');
const { writeCompiledPack } = await import('../dist/ruleset/compiled-pack.js');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
await writeCompiledPack(
  'dist/pack.json',
  await loadPack({ rules: ['rules'], runbooks: ['runbooks'], engine: version }),
);
