import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // The built program is spawned by some tests: it is built once, before any of them.
    globalSetup: ["test/support/build.ts"],
    // No test depends on where or when it runs.
    env: { TZ: "Pacific/Auckland", NO_COLOR: "", FORCE_COLOR: "", SOCIALTOP_HOME: "", SOCIALTOP_TODAY: "" },
    testTimeout: 30_000,
    // All of the machine: much of the time goes by waiting for programs that were started.
    maxWorkers: "100%",
    coverage: { provider: "v8", include: ["src/**/*.ts"] },
  },
});
