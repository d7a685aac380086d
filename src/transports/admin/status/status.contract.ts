import { z } from 'zod';
import type { Operation } from '../../json-api/contract.js';
import { answer } from '../contract.js';
import { problemAnswers } from '../problems.js';

const state = z
  .enum(['ok', 'warning', 'failure'])
  .describe(
    'ok: as it should be. warning: works, and somebody should look at it. failure: something does not work.',
  );

export const statusSchema = z.object({
  state: state.describe('The worst of the checks.'),
  checks: z.array(
    z.object({
      name: z.string().describe('What was looked at.'),
      state,
      what: z.string().describe('What was found.'),
      todo: z.string().optional().describe('What to do about it.'),
    }),
  ),
});

export const statusOperation = {
  id: 'showStatus',
  method: 'get',
  path: '/v1/admin/status',
  summary: 'What `umpin doctor` says, from where this instance runs',
  description:
    'Database, keys, mail server, addresses and whatever else is configured. It takes seconds.',
  answers: { 200: answer('The checks, whatever they found.', statusSchema), ...problemAnswers() },
} as const satisfies Operation;
