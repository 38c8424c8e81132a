import { execFileSync } from "node:child_process";

/** Builds the program once for the tests that spawn it. */
export default function build(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
}
