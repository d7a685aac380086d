import { z } from 'zod';
import type { GuessRisk } from '../../../pin-policy/guess-risk.js';

const chance = z.number().min(0).max(1);

export const riskSchema = z.object({
  allowedPins: z
    .string()
    .regex(/^\d+$/)
    .describe('How many PINs the policy allows; as text, because it may be larger than a double.'),
  beforeLock: chance.describe(
    'The chance that one of the attempts before the lock is right, 0 to 1.',
  ),
  perYear: chance.describe(
    'The chance of an attacker who guesses all year, and always stops one attempt before the lock.',
  ),
});

/** The risk of a policy as answers have it; undefined for anything else. */
export function riskAnswer(risk: unknown): z.infer<typeof riskSchema> | undefined {
  if (typeof risk !== 'object' || risk === null || !('perYear' in risk)) return undefined;
  const { allowed, beforeLock, perYear } = risk as GuessRisk;
  return { allowedPins: String(allowed), beforeLock, perYear };
}
