import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Packed {
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

function pack(): Packed {
  // Without scripts: the program is built already, and building it anew would pull it from under the other tests.
  const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return (JSON.parse(output) as Packed[])[0] as Packed;
}

describe("the package", () => {
  const { files, unpackedSize } = pack();
  const paths = files.map(({ path }) => path);

  it("holds the program, its licences and what is to be read, and nothing else", () => {
    const others = paths.filter(
      (path) => !/^(?:bin|dist)\//.test(path) && !/^(?:README\.md|LICENSE|CHANGELOG\.md|package\.json)$/.test(path),
    );
    expect(others).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(["bin/socialtop.js", "dist/main.cjs", "dist/THIRD-PARTY-LICENSES.txt", "package.json"]),
    );
    expect(paths.filter((path) => path.startsWith("bin/"))).toEqual(["bin/package.json", "bin/socialtop.js"]);
    expect(paths.filter((path) => /^dist\/.*(?<!\.cjs|LICENSES\.txt)$/.test(path))).toEqual([]);
  });

  it("tells nothing of where it was built: no path of this machine, no source map, no test, no secrets of a shell", () => {
    const texts = files.map(({ path }) => [path, readFileSync(join(root, path), "utf8")] as const);
    // A home that is the root of the disk says nothing.
    const places = [root, realpathSync(root), join(homedir(), "/"), "file:///"].filter((place) => place.length > 1);
    const told = texts.flatMap(([path, text]) =>
      places.filter((place) => text.includes(place)).map((place) => `${path}: ${place}`),
    );
    expect(told).toEqual([]);
    expect(texts.filter(([, text]) => /\bsourceMappingURL=/.test(text)).map(([path]) => path)).toEqual([]);
    expect(texts.filter(([, text]) => /\bfrom ["']vitest["']|require\(["']vitest["']\)/.test(text))).toEqual([]);
    expect(paths.filter((path) => /(?:^|\/)\.|\.map$|\.test\.|\.env|\.ts$|\.pem$|\.key$/.test(path))).toEqual([]);
  });

  it("is smaller than 1.5 MB, unpacked", () => {
    expect(unpackedSize).toBeLessThan(1.5 * 1024 * 1024);
  });

  it("can be run", () => {
    expect(files.find(({ path }) => path === "bin/socialtop.js")?.mode).toBe(0o755);
  });

  it("needs no other package, and runs nothing when it is installed", () => {
    const json = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
    const { dependencies, optionalDependencies, peerDependencies, bundleDependencies, scripts } = json;
    expect({ dependencies, optionalDependencies, peerDependencies, bundleDependencies }).toEqual({});
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
  });
});
