const stops = [];
let ending;

/** Has something stopped and removed at the end, however the run ends; last come, first gone. */
export function atEnd(stop) {
  stops.push(stop);
}

/** Runs once, however often it is called. */
export function cleanUp() {
  ending ??= stopAll();
  return ending;
}

async function stopAll() {
  for (let stop = stops.pop(); stop; stop = stops.pop()) {
    await Promise.resolve()
      .then(stop)
      .catch((error) => process.stderr.write(`At the end: ${error.message}\n`));
  }
}

/** Ctrl-C and the like end the run, and nothing is left behind. */
export function cleanUpOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
  }
}
