import { existsSync, lstatSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { newFolder } from "../support/folder.ts";
import { bookOf, openTestStore, put, renameJane } from "../support/store.ts";

/**
 * What a power cut would take: whatever was written, or given a name, and not synced since. Each call to the system that the
 * store makes is watched, those of conf among them, which takes its own from node:fs when it is loaded.
 */
const disk = vi.hoisted(() => {
  const { createRequire, syncBuiltinESMExports } = process.getBuiltinModule("node:module");
  const fs: typeof import("node:fs") = createRequire(import.meta.url)("node:fs");
  const path = process.getBuiltinModule("node:path");
  const inoOf = (file: string): number => fs.lstatSync(file).ino;
  const watched = {
    /** Files whose content is not on the disk (their numbers there). */
    contents: new Set<number>(),
    /** Names that are not, new and gone ones. */
    names: new Set<string>(),
    syncs: [] as string[],
    beforeReplacing: (_path: string): void => {},
    beforeDiscarding: (_path: string): void => {},
  };
  const opened = new Map<number, string>();
  const isOfRecord = (file: string) => /\/(?:leaders\/[^/.]+|settings)\.json$/.test(file) && !/\/history\//.test(file);
  function watch<Name extends keyof typeof fs>(name: Name, wrap: (real: (typeof fs)[Name]) => unknown): void {
    (fs as unknown as Record<string, unknown>)[name] = wrap(fs[name]);
  }
  watch("openSync", (real) => (file: string, flags: string, mode?: number) => {
    const isNew = !fs.existsSync(file);
    const descriptor = real(file, flags, mode);
    opened.set(descriptor, file);
    if (isNew) watched.names.add(file);
    if (flags === "w") watched.contents.add(inoOf(file));
    return descriptor;
  });
  watch("writeFileSync", (real) => (file: string, ...rest: [string]) => {
    if (!fs.existsSync(file)) watched.names.add(file);
    real(file, ...rest);
    watched.contents.add(inoOf(file));
  });
  watch("fsyncSync", (real) => (descriptor: number) => {
    real(descriptor);
    const file = opened.get(descriptor) as string;
    watched.syncs.push(file);
    watched.contents.delete(inoOf(file));
    if (fs.lstatSync(file).isDirectory())
      for (const name of watched.names) if (path.dirname(name) === file) watched.names.delete(name);
  });
  watch("mkdirSync", (real) => (folder: string, options: object) => {
    for (let made = folder; !fs.existsSync(made); made = path.dirname(made)) watched.names.add(made);
    return real(folder, options);
  });
  watch("linkSync", (real) => (from: string, to: string) => {
    real(from, to);
    watched.names.add(to);
  });
  watch("renameSync", (real) => (from: string, to: string) => {
    if (isOfRecord(to)) watched.beforeReplacing(from);
    real(from, to);
    const inside = [...watched.names].filter((name) => name.startsWith(`${from}/`));
    for (const name of [from, ...inside]) watched.names.delete(name);
    for (const name of inside) watched.names.add(to + name.slice(from.length));
    watched.names.add(to);
  });
  for (const name of ["unlinkSync", "rmSync"] as const) {
    watch(name, (real) => (given: string, options?: object) => {
      const file = String(given);
      if (fs.existsSync(file) && isOfRecord(file)) watched.beforeReplacing(file);
      if (fs.existsSync(file) && /\/history\//.test(file)) watched.beforeDiscarding(file);
      (real as (file: string, options?: object) => void)(given, options);
      for (const known of watched.names) if (known.startsWith(`${file}/`)) watched.names.delete(known);
      if (isOfRecord(file)) watched.names.add(file);
      else watched.names.delete(file);
    });
  }
  syncBuiltinESMExports();
  return watched;
});

afterEach(() => {
  vi.unstubAllEnvs();
  disk.contents.clear();
  disk.names.clear();
  disk.syncs.length = 0;
  disk.beforeReplacing = () => {};
  disk.beforeDiscarding = () => {};
});

async function openScene() {
  const folder = join(realpathSync(newFolder()), "home");
  const store = openTestStore(folder);
  await store.change((draft) => {
    draft.use("jane");
    draft.put("jane", bookOf(0));
    return { what: "began", result: undefined };
  });
  await put(store, "jane", bookOf(1));
  // The name by which a change counts is not waited for: whoever finds the other one completes it.
  disk.names.clear();
  return { folder, store };
}

/** The names below a folder that a power cut would take, but for the lock and files on their way to their place. */
function lostBelow(folder: string): string[] {
  const isToLast = (name: string) => !/\.lock$|\.new\.json(?:\.tmp-\w+)?$/.test(name);
  return [...disk.names].filter((name) => name.startsWith(`${folder}/`) && isToLast(name));
}

type Scene = Awaited<ReturnType<typeof openScene>>;

const acts: readonly [name: string, act: (scene: Scene) => Promise<unknown>][] = [
  ["a post is logged", ({ store }) => put(store, "jane", bookOf(2))],
  ["a leader is renamed", ({ store }) => renameJane(store)],
  ["a change is taken back", ({ store }) => store.undo()],
];

describe.each(acts)("a power cut while %s", (_name, act) => {
  it.each([
    ["", undefined],
    [", in a terminal that was started from a snap", "/snap/code/1"],
  ])("finds what was before on the disk as long as anything of it is replaced%s", async (_where, snap) => {
    vi.stubEnv("SNAP", snap);
    const scene = await openScene();
    const { folder } = scene;
    let replaced = 0;
    disk.beforeReplacing = (file) => {
      replaced++;
      expect(lostBelow(join(folder, "history"))).toEqual([]);
      // What takes the place, or goes, and whatever is kept.
      expect(existsSync(file)).toBe(true);
      expect(disk.contents).not.toContain(lstatSync(file).ino);
      expect(disk.contents.size).toBe(0);
    };
    disk.beforeDiscarding = () => {
      expect(lostBelow(join(folder, "leaders"))).toEqual([]);
    };
    await act(scene);
    expect(replaced).toBeGreaterThan(0);
    // Whoever was told that it is done finds it.
    expect([lostBelow(join(folder, "leaders")), disk.contents.size]).toEqual([[], 0]);
    expect(lostBelow(folder).filter((name) => dirname(name) === folder)).toEqual([]);
  });
});

it("the first change of all is on the disk, with the folders that it made", async () => {
  const folder = join(realpathSync(newFolder()), "home");
  disk.names.clear();
  await openTestStore(folder).change((draft) => {
    draft.put("jane", bookOf(1));
    return { what: "began", result: undefined };
  });
  expect(existsSync(join(folder, "leaders", "jane.json"))).toBe(true);
  expect([...disk.names].filter((name) => !/\.lock$|\/history\/\d+$/.test(name))).toEqual([]);
});

it("a post that is logged waits for the disk no more often than it has to", async () => {
  const { store } = await openScene();
  disk.syncs.length = 0;
  await put(store, "jane", bookOf(2));
  const places = disk.syncs.map((file) => file.replace(/^.*\/home\//, "").replace(/\d{8}[^/]*\.pending/, "pending"));
  expect(places.map((place) => place.replace(/\.tmp-\w+$/, ""))).toEqual([
    "history/pending/change.new.json",
    "leaders/jane.new.json",
    "history/pending/leaders",
    "history/pending",
    "history",
    "leaders",
  ]);
});
