// The child's end of child.ts: answers questions that the run asks over the IPC channel.

/** The questions that a process answers; each answer may be a promise. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- no narrower type has every function
export type Questions = Record<string, (argument: any) => unknown>;

/** The facts that a process tells when it is ready. */
export interface Facts {
  readonly port?: number;
}

export interface ToChild {
  readonly id: number;
  readonly ask: string;
  readonly argument: unknown;
}

export type FromChild =
  | { readonly ready: Facts }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };

const handlers = new Map<string, Questions[string]>();
const tell = (message: FromChild): boolean | undefined => process.send?.(message);

process.on('message', (message) => {
  const { id, ask, argument } = message as ToChild;
  reply(ask, argument).then(
    (answer) => tell({ id, answer }),
    (error: unknown) => tell({ id, error: stackOf(error) }),
  );
});
// However the run ended (it may have been killed), its processes end with it.
process.on('disconnect', () => process.exit(1));

async function reply(question: string, argument: unknown): Promise<unknown> {
  const handler = handlers.get(question);
  if (!handler) throw new Error(`There is no answer to ${question}.`);
  return await handler(argument);
}

export function answer(more: Questions): void {
  for (const [name, handler] of Object.entries(more)) handlers.set(name, handler);
}

/** Tells the run that questions may come. */
export function ready(facts: Facts = {}): void {
  tell({ ready: facts });
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
