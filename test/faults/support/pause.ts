import { setTimeout } from 'node:timers/promises';

/** Lets a fault last, or spaces out polls. */
export const pause = (ms: number): Promise<void> => setTimeout(ms, undefined);

/** Waits until `condition` holds, asking often. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(20);
  }
}
