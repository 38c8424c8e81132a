let mustWait = false;

/** Whatever is given to a stream of Node's may be written later: the program ends when Node finds nothing left to do. */
export function waitForStreams(): void {
  mustWait = true;
}

/**
 * Ends the program once its work is done: at once where no stream has to be waited for, because Node would tidy up its memory
 * first. What failed may still be cleared away.
 */
export function leave(exitCode: number): void {
  process.exitCode ||= exitCode;
  if (!mustWait && process.exitCode === 0) process.exit();
}
