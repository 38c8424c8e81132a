import { judgeConsistency } from "../src/coach/streak.ts";
import { historyOf, today } from "./histories.ts";

/** Run by the bench with the Node that is measured: prints the milliseconds of each run. */

const book = historyOf("Jane Doe", 1_000_000, 15);
const times = Array.from({ length: Number(process.argv[2]) }, () => {
  const begun = performance.now();
  // A book of its own: the weeks of one that was judged before are known.
  judgeConsistency({ ...book }, today);
  return performance.now() - begun;
});
process.stdout.write(JSON.stringify(times));
