// Builds dist/ from src/: the program bundled into few files, the browser pages, and the rules as one compiled file.
// Runs on `npm ci`. Types are checked by `npm run check`.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** Whatever an analysis of it calls is compiled beforehand: a platform with many kinds of files. */
const WARM_UP_FLARE = 'fixtures/flares/cws-network-disabled.zip';

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  // The web framework reads files of its own beside its modules; what is named here is for `serve` only.
  external: ['fastify', '@fastify/*', 'prom-client', 'pg', '@aws-sdk/*'],
  legalComments: 'none',
  // Less to read and to compile at each start; names stay, so that a stack tells where it was.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });
await build({
  ...common,
  entryPoints: {
    'cli/main': 'src/cli/main.ts',
    'cli/cached-program': 'src/cli/cached-program.ts',
    'threads/log-thread': 'src/threads/log-thread.ts',
    'service/analysis-worker': 'src/service/analysis-worker.ts',
    'pack/load-pack': 'src/load-pack.ts',
    'pack/compiled-pack': 'src/ruleset/packs/compiled-pack.ts',
  },
  outdir: 'dist',
  // Beside main.js: code finds the package’s files by the place of its own file.
  chunkNames: 'cli/[name]-[hash]',
  splitting: true,
  format: 'esm',
  // Modules of the older kind ask for Node’s own by `require`.
  banner: {
    js: "import { createRequire as createRequireOfNode } from 'node:module'; const require = createRequireOfNode(import.meta.url);",
  },
});
const { asciiOf, writeCompiledPack } = await import('../dist/pack/compiled-pack.js');
// The same program as one function (src/cli/cached-program.ts), in ASCII: esbuild escapes other characters in strings only.
const { outputFiles } = await build({
  ...common,
  entryPoints: { program: 'src/cli/run.ts' },
  outdir: 'dist/cli',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: '(function (module, require, moduleUrl) {' },
  footer: { js: '})' },
  write: false,
});
for (const { path, text } of outputFiles) writeFileSync(path, asciiOf(text));
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.web.json'], {
  stdio: 'inherit',
});
cpSync('src/web', 'dist/web', { recursive: true, filter: (path) => !path.endsWith('.ts') });
chmodSync('dist/cli/main.js', 0o755);

const { loadPack } = await import('../dist/pack/load-pack.js');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
await writeCompiledPack(
  'dist/pack.json',
  await loadPack({ rules: ['rules'], runbooks: ['runbooks'], engine: version }),
);
execFileSync(process.execPath, ['scripts/make-code.mjs', WARM_UP_FLARE], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
