import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What stands in for modules, or for what they take from Node, needs a worker with nothing loaded yet. */
const withStandIns = ["test/store/crash.test.ts", "test/store/powerCut.test.ts"];

/** Takes a minute, and mostly waits: nothing is left to do beside it when it comes last. */
const longest = "test/built/torture.test.ts";

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith(longest);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // No test depends on where or when it runs.
    env: { TZ: "Pacific/Auckland", NO_COLOR: "", FORCE_COLOR: "", SOCIALTOP_HOME: "", SOCIALTOP_TODAY: "" },
    testTimeout: 30_000,
    // More than the machine has: much of the time goes by waiting for programs that were started, and for the disk.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    coverage: { provider: "v8", include: ["src/**/*.ts"] },
    projects: [
      {
        extends: true,
        test: {
          name: "tests",
          include: ["test/**/*.test.ts"],
          // Pages in a real browser take a minute of their own: `npm run test:browser`.
          exclude: [...withStandIns, "test/browser/**"],
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
