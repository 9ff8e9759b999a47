import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // By default one processor is left idle, which is half of two.
    maxWorkers: '100%',
    // Generous: a test is about what comes out, never about how long a busy machine takes.
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
