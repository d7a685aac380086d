import { z } from 'zod';
import type { Operation } from '../../json-api/contract.js';
import { pathParameter } from '../../json-api/request-parameters.js';
import { answer, json, mustBeObject, time } from '../contract.js';
import { idempotencyKey } from '../idempotency-key.js';
import { workAnswer } from '../long-work/work-lines.js';
import { problemAnswers } from '../problems.js';

/** The ring of the instance that answers, without a key. */
export const keyRingSchema = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      state: z
        .enum(['current', 'kept', 'missing'])
        .describe('current: seals. kept: only opens. missing: nothing opens its values.'),
      uses: z.array(z.object({ place: z.string(), count: z.int() })),
      values: z.int().describe('How many values are sealed with it.'),
      lastCurrentAt: time.nullable().describe('When an instance last sealed with it.'),
    }),
  ),
  instances: z
    .array(
      z.object({
        host: z.string(),
        instance: z.string(),
        seenAt: time,
        keys: z.array(z.string()).describe('The ids of its keys; the first one seals.'),
        otherKeys: z.array(z.string()).describe('Ids under which it has another key than here.'),
      }),
    )
    .describe('Those that run.'),
  derived: z
    .array(z.object({ what: z.string(), afterRetirement: z.string() }))
    .describe('What else is made from each key, and ends with it.'),
});

export const rotationSchema = z.object({
  resealed: z.int(),
  left: z.int().describe('Values that changed each time: another rotation does them.'),
  unopened: z.int().describe('Values that no key of the ring opens.'),
});

export const retirement = z.strictObject(
  {
    despiteReports: z
      .boolean()
      .optional()
      .describe('Whether to give up reports about mails that were sent under it.'),
  },
  mustBeObject,
);

export const retiredKeySchema = z.object({ retired: z.string().describe('The id of the key.') });

export const keyOperations = {
  status: {
    id: 'showKeys',
    method: 'get',
    path: '/v1/admin/keys',
    summary: 'The keys of SEALING_KEYS, and how many values are sealed with each',
    description: 'As the instance that answers has them. Never a key.',
    answers: { 200: answer('The ring.', keyRingSchema), ...problemAnswers() },
  },
  rotate: {
    id: 'rotateKeys',
    method: 'post',
    path: '/v1/admin/keys/rotate',
    summary: 'Seal everything with the first key of SEALING_KEYS',
    description:
      'In batches, while the service runs. It ends early if the client leaves; what is done stays done, and another ' +
      'request does the rest. Refused unless every instance that runs seals with that key. An instance makes one rotation ' +
      'at a time; another one is refused meanwhile (503).',
    answers: {
      200: workAnswer('How far it is, and its result.', rotationSchema),
      ...problemAnswers(422),
    },
  },
  retire: {
    id: 'retireKey',
    method: 'post',
    path: '/v1/admin/keys/{id}/retire',
    summary: 'Say whether a key may be taken out of SEALING_KEYS, and record that it is',
    description:
      'Refused while a value is sealed with it, an instance seals with it, or reports about mails that were sent under it ' +
      'may still come. The ring itself is not changed.',
    parameters: [pathParameter('id', 'Of the key.'), idempotencyKey],
    request: json(retirement),
    answers: {
      200: answer('Nothing needs it.', retiredKeySchema),
      ...problemAnswers(409, 413, 415, 422),
    },
  },
} as const satisfies Record<string, Operation>;
