import { defineConfig } from "vitest/config";

/** The pages in a real browser, which must be there: `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    env: { TZ: "Pacific/Auckland" },
    testTimeout: 30_000,
  },
});
