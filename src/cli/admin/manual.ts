import { exitCode } from '../shared/errors.js';

/** What the manual page and the reference say beside the commands; kept true by test/admin/manual.db-spec.ts. */
export const description =
  'umpin administers the service of the same name, which gives telephone users a new voice-mail PIN and lets phone ' +
  'systems check it: callers, API keys of phone systems, mailboxes, PIN policies, waiting mail. It works in the ' +
  "service's database, next to any number of running instances, or with --url by the service's admin API. " +
  'No PIN is ever shown.';

export const exitCodes: readonly (readonly [code: number, meaning: string])[] = [
  [exitCode.done, 'Done.'],
  [
    exitCode.refused,
    'Refused: by a rule of the service, or the answer of a check is no. Nothing has changed.',
  ],
  [
    exitCode.usage,
    'Usage: a command line, a setting or an input that cannot be used. The same command fails again.',
  ],
  [
    exitCode.unavailable,
    'Unavailable: the database, the service or a mail server gives no usable answer. The outcome may be unknown.',
  ],
  [
    exitCode.findings,
    'Findings: the command was carried out, and found something that somebody has to look at.',
  ],
  [exitCode.tryAgain, 'Only umpin bounce: the mail server has to bring the report again.'],
  [exitCode.cancelled, 'Ctrl-C at a prompt.'],
];

export const environment: readonly (readonly [name: string, meaning: string])[] = [
  [
    'UMPIN_URL',
    'The public URL of a service, as --url: commands that have this option are carried out by its admin API, from any ' +
      'machine. It begins with https://, or leads to this machine; empty, it counts as absent.',
  ],
  [
    'UMPIN_API_KEY, UMPIN_API_KEY_FILE',
    'The API key of an account with an administrative role, or the path of a file with it, for --url. Never an argument.',
  ],
  [
    'DATABASE_URL, SEALING_KEYS and the other settings of the service',
    'As the service has them; each may be the path of a file under its name with _FILE. If nothing is set, the ' +
      'quick start that runs in the same folder is administered.',
  ],
];
