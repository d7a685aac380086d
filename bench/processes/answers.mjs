// The child's end of child.mjs: answers questions that the run asks over the IPC channel.
const handlers = new Map();

process.on('message', async ({ id, ask, argument }) => {
  try {
    process.send?.({ id, answer: await handlers.get(ask)(argument) });
  } catch (error) {
    process.send?.({ id, error: error.stack });
  }
});
// However the run ended (it may have been killed), its processes end with it.
process.on('disconnect', () => process.exit(1));

/** @param {Record<string, (argument: any) => unknown>} more */
export function answer(more) {
  for (const [name, handler] of Object.entries(more)) handlers.set(name, handler);
}

/** Tells the run that questions may come. */
export function ready(facts = {}) {
  process.send?.({ ready: facts });
}
