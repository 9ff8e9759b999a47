import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Generous: a test is about what comes out, never about how long a busy machine takes.
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
