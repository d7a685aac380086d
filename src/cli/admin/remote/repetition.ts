import { setTimeout } from 'node:timers/promises';
import { UnavailableError } from '../../shared/errors.js';

/** The pause after a lost connection: an instance may be starting again. */
const pauseMs = 1_000;

/** A repetition, and another one if the first attempt still holds the action up in another instance. */
const attemptsAtMost = 3;

/** A request that may have been carried out, and whose answer has not come. */
export class AnswerLost extends UnavailableError {
  constructor(
    message: string,
    readonly repeatAfterMs = pauseMs,
    options: ErrorOptions = {},
  ) {
    super(message, options);
  }
}

/**
 * Repeats a request whose answer was lost.
 *
 * @param ask the same request each time, with the same Idempotency-Key
 */
export async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof AnswerLost) || attempt === attemptsAtMost) throw error;
      await setTimeout(error.repeatAfterMs);
    }
  }
}
