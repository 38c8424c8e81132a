/** What asks a program to end: Ctrl-C, whoever manages processes, a window that is closed. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
export type Signal = (typeof signals)[number];

type Taker = (signal: Signal) => void;

/** The one who came last is told. While there is none, a signal ends the program at once, however busy it is. */
const takers: Taker[] = [];

/** The signal that the program ends by already. */
let ending: Signal | null = null;

/** A window that is closed is told of more than once: by the system, by the shell in it. Once is enough. */
function tell(signal: Signal): void {
  if (signal !== ending) takers.at(-1)?.(signal);
}

/** From now on signals are told here instead of ending the program, until the function that comes back is called. */
export function takeSignals(taker: Taker): () => void {
  if (takers.length === 0) listen();
  takers.push(taker);
  return () => {
    const index = takers.lastIndexOf(taker);
    if (index === -1) return;
    takers.splice(index, 1);
    if (takers.length === 0) stopListening();
  };
}

function listen(): void {
  for (const signal of signals) process.on(signal, tell);
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, tell);
}

/** Does what the signal would have done without the one who took it. */
export function passOn(signal: Signal): void {
  if (takers.length > 0) tell(signal);
  // Windows tells of a window that is closed, and cannot send that.
  else process.kill(process.pid, process.platform === "win32" ? "SIGTERM" : signal);
}

/**
 * Lets the program end by this signal once all else is done, as whoever sent it expects. An exit code would not do: Node itself
 * crashes when it exits in an orderly way in a window that is closed.
 */
export function endBy(signal: Signal): void {
  ending = signal;
  if (takers.length === 0) listen();
  // Below whoever else is told: another signal does not wait for the rest.
  takers.unshift(endAtOnce);
  // Where it breaks off in the middle of a question, too.
  process.once("exit", () => endAtOnce(signal));
}

function endAtOnce(signal: Signal): void {
  takers.length = 0;
  stopListening();
  passOn(signal);
}

/**
 * Runs short work to its end before a signal ends the program: what it writes is whole, and its lock is released.
 * `isToEnd` says whether one has come, for work that has not begun or only waits.
 */
export async function undisturbed<Result>(work: (isToEnd: () => boolean) => Promise<Result>): Promise<Result> {
  let arrived: Signal | null = null;
  const release = takeSignals((signal) => {
    arrived ??= signal;
  });
  try {
    return await work(() => arrived !== null);
  } finally {
    // Node tells of a signal that came during the work only now.
    await new Promise(setImmediate);
    release();
    if (arrived !== null) passOn(arrived);
  }
}
