import type { Context } from "./context.ts";

type Run = (context: Context) => Promise<void>;

/**
 * The lines that are typed between two meetings, or run at every prompt, as long as there is no option in them: they are
 * understood here, because the whole command tree takes as long to be made as everything else together. null for any other
 * line. `createProgram` understands these as well, and in the same way.
 */
export function findUsual(argv: readonly string[]): Run | null {
  const [command, ...words] = argv;
  if (command === undefined) return async (context) => (await import("./commands/dashboard.ts")).runDashboard(context);
  if (words.some((word) => word.startsWith("-"))) return null;
  if (command === "log" && words.length > 0)
    return async (context) => (await import("./commands/log/runLog.ts")).runLog(context, { words });
  if (words.length > 0) return null;
  if (command === "streak")
    return async (context) => (await import("./commands/streak/runStreak.ts")).runStreak(context, {});
  if (command === "remind")
    return async (context) => (await import("./commands/remind/runRemind.ts")).runRemind(context);
  return null;
}
