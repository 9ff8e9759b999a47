// The size and style laws of the project, as failing checks (CONTRIBUTING.md, "The laws").
import tseslint from 'typescript-eslint';

const sizeLaws = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 12],
  'max-params': ['error', 3],
  'max-depth': ['error', 4],
};

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'node_modules/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...sizeLaws,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // process and console belong to the two edges: the command line and the service's process file.
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**', 'src/service/process.ts', 'src/service/*-worker.ts', 'src/web/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'process',
          message: 'Take it as an argument: only src/cli and src/service/process.ts touch the process.',
        },
        { name: 'console', message: 'Return text or a problem: only src/cli writes to the terminal.' },
      ],
    },
  },
  {
    // Tables and schemas are lists: their length is the number of things there are, not complexity.
    files: ['src/**/*-table.ts', 'test/**/*-table.ts', 'src/**/*-schema.ts', 'fixtures/**/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['test/**/*.ts', '*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-exports': 'off',
      // it.each hands over one argument per column.
      'max-params': 'off',
    },
  },
  { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
);
