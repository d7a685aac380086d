import { isMailAddress } from '../../common/mail-address.js';
import {
  ConfigError,
  loadConfig,
  loadQuickStartConfig,
  type Environment,
} from '../../config/config.js';
import { failure, worstOf, type Check } from '../../diagnosis/check.js';
import { schemaIsCurrent } from '../../diagnosis/checks/database.js';
import { Diagnosis } from '../../diagnosis/diagnosis.js';
import { diagnosisSettings } from '../../diagnosis/diagnosis.module.js';
import { KeyRotation } from '../../key-rotation/key-rotation.service.js';
import type { RingStatus } from '../../key-rotation/key-status.js';
import { BounceTokens } from '../../notification/bounces/bounce-tokens.js';
import { statusSchema } from '../../transports/admin/status/status.contract.js';
import { CommandError, exitCode } from '../shared/errors.js';
import { print, printJson } from '../shared/terminal.js';
import { jsonOption, loneCommand } from './command.js';
import { openServices } from './open-services.js';
import { loadSettings, type Settings } from './settings.js';

export const doctorCommand = loneCommand({
  name: 'doctor',
  summary:
    'examines the database, mail server, keys, public URL and whatever else the service needs',
  details:
    'It runs on this machine with the settings of the service, and changes nothing. With --url, the\n' +
    'service there examines itself. Each line is ok, a warning or a failure, and says what to do;\n' +
    'docs/operate/doctor.md explains them. The exit code is 4 if anything is a failure.',
  options: {
    to: {
      type: 'string',
      value: 'ADDRESS',
      help: 'asks the mail server whether it would take a mail for it',
    },
    send: { type: 'boolean', help: 'sends a test mail to the address of --to' },
    ...jsonOption,
  },
  json: statusSchema,
  needs: 'service',
  async runAlone({ options: { to, send, json }, terminal, env, remote }) {
    if (to !== undefined && !isMailAddress(to)) {
      throw new CommandError('--to takes a mail address.');
    }
    if (send && to === undefined) throw new CommandError('--send needs --to.');
    if (remote && to !== undefined) {
      throw new CommandError(
        '--to and --send are for the machine of the service: run it there, without --url and UMPIN_URL.',
      );
    }
    const shown = (check: Check) => {
      if (!json) print(terminal, checkText(check));
    };
    const checks = remote
      ? await remote.get(Diagnosis).run({}, shown)
      : await examine(env, { to, send }, shown);
    const state = worstOf(checks);
    if (json) printJson(terminal, { state, checks });
    return state === 'failure' ? exitCode.findings : exitCode.done;
  },
});

interface Questions {
  readonly to: string | undefined;
  readonly send: boolean | undefined;
}

async function examine(
  env: Environment | undefined,
  questions: Questions,
  shown: (check: Check) => void,
): Promise<Check[]> {
  let settings: Settings;
  try {
    settings = loadSettings(env, loadConfig);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const checks = error.problems.map((problem) =>
      failure(
        'settings',
        `${problem}.`,
        'Correct it; docs/reference/settings.md lists the settings.',
      ),
    );
    checks.forEach(shown);
    return checks;
  }
  const { config, quickStart } = settings;
  const tokens = new BounceTokens(config.keyRing, config.bounceAddress);
  const keys = { status: () => ringStatus(settings) };
  const onlooker = {
    // In the quick start, the command and the service run as the same user.
    asRoot: !quickStart && process.getuid?.() === 0,
    quickStartFolder: quickStart ? loadQuickStartConfig(env).dataDir : undefined,
  };
  return new Diagnosis(diagnosisSettings(config, tokens, keys, onlooker)).run(questions, shown);
}

/** Undefined if the services cannot be opened without a change of the schema, or not at all. */
async function ringStatus(settings: Settings): Promise<RingStatus | undefined> {
  if (!(await schemaIsCurrent(settings.config.database))) return undefined;
  const services = await openServices(settings);
  try {
    return await services.get(KeyRotation).status();
  } finally {
    await services.close();
  }
}

function checkText({ state, name, what, todo }: Check): string {
  const line = `${state.padEnd(7)}  ${name.padEnd(19)}  ${what}`;
  return todo === undefined ? line : `${line}\n${' '.repeat(30)}→ ${todo}`;
}
