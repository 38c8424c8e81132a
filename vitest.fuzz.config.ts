import { defineConfig } from "vitest/config";

/** The importers' fuzz run, long and with another seed each time; the seed is printed with a failure. */
export default defineConfig({
  test: {
    include: ["test/importers/fuzz.test.ts"],
    env: {
      TZ: "Pacific/Auckland",
      FUZZ_RUNS: process.env["FUZZ_RUNS"] ?? "60000",
      FUZZ_SEED: process.env["FUZZ_SEED"] ?? String(Date.now() % 2 ** 31),
    },
  },
});
