import { execFileSync } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { newFolder } from "../support/folder.ts";
import { node } from "../support/spawn.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const [major] = execFileSync(node, ["--version"], { encoding: "utf8" }).slice(1).split(".");
const keepsCode = Number(major) >= 22;

/** A copy of the package that nobody has run yet. */
function copyProgram(): { readonly run: () => string; readonly folder: string } {
  const folder = newFolder();
  for (const part of ["bin", "dist", "package.json"]) {
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes("compile-cache"),
    });
  }
  for (const name of ["home", "tmp"]) mkdirSync(join(folder, name));
  const env = { HOME: join(folder, "home"), TMPDIR: join(folder, "tmp"), SOCIALTOP_HOME: join(folder, "store") };
  const run = () =>
    execFileSync(node, [join(folder, "bin/socialtop.js"), "import", "--list-formats"], { env, encoding: "utf8" });
  return { run, folder };
}

it("keeps what Node compiled beside the code, where Node can, and takes nothing broken from there", () => {
  const { run, folder } = copyProgram();
  const first = run();
  const place = join(folder, "dist/compile-cache");
  expect(existsSync(place)).toBe(keepsCode);
  expect(["home", "tmp"].flatMap((name) => readdirSync(join(folder, name)))).toEqual([]);
  expect(run()).toBe(first);
  for (const file of existsSync(place) ? readdirSync(place, { recursive: true, encoding: "utf8" }) : []) {
    if (/[\\/]/.test(file)) writeFileSync(join(place, file), Buffer.alloc(70_000, 0xa5));
  }
  expect(run()).toBe(first);
});

it("does without where nothing can be written", () => {
  const { run, folder } = copyProgram();
  // A file is where the folder should be: whoever runs the tests may write into every folder.
  writeFileSync(join(folder, "dist/compile-cache"), "");
  expect(run()).toContain("LinkedIn archive");
});

// Only root can make a file somebody else's.
it.runIf(process.getuid?.() === 0)("leaves nothing in the folder of somebody else", () => {
  const { run, folder } = copyProgram();
  chownSync(join(folder, "dist"), 1, 1);
  expect(run()).toContain("LinkedIn archive");
  expect(existsSync(join(folder, "dist/compile-cache"))).toBe(false);
});

it.runIf(keepsCode)("is the owner's alone", () => {
  const { run, folder } = copyProgram();
  const umask = process.umask(0);
  try {
    run();
  } finally {
    process.umask(umask);
  }
  expect(statSync(join(folder, "dist/compile-cache")).mode & 0o777).toBe(0o700);
});
