// Builds dist/ from src/: the program with tsc, the browser pages with their own settings. Runs on `npm ci`.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';

const tsc = ['node_modules/typescript/bin/tsc', '-p'];
rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, [...tsc, 'tsconfig.build.json'], { stdio: 'inherit' });
if (existsSync('tsconfig.web.json')) {
  execFileSync(process.execPath, [...tsc, 'tsconfig.web.json'], { stdio: 'inherit' });
  cpSync('src/web', 'dist/web', { recursive: true, filter: (path) => !/\.ts$/.test(path) });
}
chmodSync('dist/cli/main.js', 0o755);
