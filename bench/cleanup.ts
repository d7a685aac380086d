type Stop = () => unknown;

const stops: Stop[] = [];
let ending: Promise<void> | undefined;

/** Has something stopped and removed at the end, however the run ends; last come, first gone. */
export function atEnd(stop: Stop): void {
  stops.push(stop);
}

/** Runs once, however often it is called. */
export function cleanUp(): Promise<void> {
  ending ??= stopAll();
  return ending;
}

async function stopAll(): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) {
    try {
      await stop();
    } catch (error) {
      process.stderr.write(`At the end: ${String(error)}\n`);
    }
  }
}

/** Ctrl-C and the like end the run, and nothing is left behind. */
export function cleanUpOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
  }
}
