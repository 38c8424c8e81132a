import { defineConfig, mergeConfig } from "vitest/config";
import usual from "./vitest.config.ts";

/** The pages in a real browser, which must be there: `npm run test:browser`. */
export default mergeConfig(
  { ...usual, test: { ...usual.test, include: [] } },
  defineConfig({ test: { include: ["test/browser/**/*.test.ts"], env: { NEEDS_BROWSER: "1" } } }),
);
