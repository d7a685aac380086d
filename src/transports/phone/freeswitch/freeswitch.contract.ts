import { z } from 'zod';
import { formType } from '../request.js';
import { methodNotAllowed, type Operation } from '../../json-api/contract.js';

const field = (about: string) => z.string().optional().describe(about);

/** The fields that are read of those that mod_xml_curl posts, under mod_voicemail's names. */
export const directoryForm = z.object({
  section: field('`directory`; anything else is not found.'),
  action: field('`voicemail-lookup` for a user; any other action is not found.'),
  user: field('The extension.'),
  domain: field("The user's domain."),
  'VM-Action': field('`change-password` for a change of PIN.'),
  'VM-User': field('The extension of the user whose PIN is to be changed.'),
  'VM-Domain': field("That user's domain."),
  'VM-User-Password': field('The new PIN.'),
});

export const freeswitchOperation = {
  method: 'post',
  path: '/v1/freeswitch/directory',
  summary: "Voicemail users, for FreeSWITCH's mod_xml_curl",
  description:
    'Always 200: FreeSWITCH logs the whole form, new PIN included, after any other status. A failed ' +
    'PIN change has `<result success="false"/>` in its user; with a wrong API key no user is found.',
  request: { type: formType, schema: directoryForm },
  answers: {
    200: {
      meaning: 'A document of the type freeswitch/xml: one user, or `not found`.',
      content: { type: 'text/xml', schema: z.string() },
    },
    405: methodNotAllowed(),
  },
} as const satisfies Operation;
