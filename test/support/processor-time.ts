/**
 * The processor time of this process until `work` is done, milliseconds. Unlike the time on a clock, it does not grow
 * while other processes have the processor.
 */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
