import { defineConfig } from "vitest/config";

/** What stands in for modules needs a worker with nothing loaded yet. */
const withStandIns = ["test/store/crash.test.ts"];

export default defineConfig({
  test: {
    // No test depends on where or when it runs.
    env: { TZ: "Pacific/Auckland", NO_COLOR: "", FORCE_COLOR: "", SOCIALTOP_HOME: "", SOCIALTOP_TODAY: "" },
    testTimeout: 30_000,
    // All of the machine: much of the time goes by waiting for programs that were started.
    maxWorkers: "100%",
    coverage: { provider: "v8", include: ["src/**/*.ts"] },
    projects: [
      {
        extends: true,
        test: {
          name: "tests",
          include: ["test/**/*.test.ts"],
          exclude: withStandIns,
          // The built program is spawned by some tests: it is built once, before any of them.
          globalSetup: ["test/support/build.ts"],
          // Importing a module does nothing (test/architecture.test.ts), so that they can share what is loaded.
          isolate: false,
        },
      },
      { extends: true, test: { name: "with stand-ins", include: withStandIns } },
    ],
  },
});
