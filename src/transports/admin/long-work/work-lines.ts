import { z } from 'zod';
import type { Answer } from '../../json-api/contract.js';
import { jsonLines } from '../contract.js';
import { problemSchema } from '../problems.js';

const lineWith = <Result extends z.ZodType>(result: Result) =>
  z.union([
    z.strictObject({ progress: z.object({ done: z.int().min(0), of: z.int().min(0) }) }),
    z.strictObject({ problem: problemSchema }),
    z.strictObject({ result }),
  ]);

/** A line of the answer to long work, whatever its result is. */
export const workLine = lineWith(z.unknown());

/** The answer to long work: how far it is, once a second, and at the end its result or a problem. */
export function workAnswer(meaning: string, result: z.ZodType): Answer {
  const contentSchema = {
    ...z.toJSONSchema(lineWith(result), { io: 'input' }),
    $schema: undefined,
  };
  const schema = z
    .string()
    .describe(
      'JSON texts, one a line: some with `progress`, the last one with `result` or `problem`.',
    )
    // JSON Schema Validation 8.3 to 8.5: what a text holds.
    .meta({ contentMediaType: 'application/json', contentSchema });
  return { meaning, content: { type: jsonLines, schema } };
}
