import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuditKeys } from '../../audit/seal/audit-keys.js';
import { rootStatement } from '../../audit/seal/audit-root.js';
import { AuditRoots, type SealState } from '../../audit/seal/audit-roots.js';
import { connectToLook, type DatabaseOptions } from '../../database/connect.js';
import { Database } from '../../database/database.js';
import {
  codeOf,
  failure,
  lacksRights,
  ok,
  warning,
  withoutRights,
  type Check,
  type Examination,
} from '../check.js';

const name = 'audit seal';

/** An event waits for a second as a rule, and for seconds after the death of the instance that seals. */
const longWaitMs = 60_000;

export interface AuditCheckOptions {
  readonly database: DatabaseOptions;
  readonly keys: AuditKeys;
  /** Undefined if there is none, as is the other. */
  readonly rootFile: string | undefined;
  readonly exportFile: string | undefined;
  /** Whether root looks at what another user needs: then nothing is known of that user's rights. */
  readonly asRoot: boolean;
}

/** Whether the audit is sealed, by a key of AUDIT_KEYS, and can be written to its files. */
export const auditChecks = (options: AuditCheckOptions): Examination => ({
  name,
  run: async (report) => {
    const { rootFile, exportFile, asRoot } = options;
    if (rootFile !== undefined) {
      report(await fileCheck('audit root file', 'AUDIT_ROOT_FILE', rootFile, asRoot));
    }
    if (exportFile !== undefined) {
      report(await fileCheck('audit export file', 'AUDIT_EXPORT_FILE', exportFile, asRoot));
    }
    report(await sealCheck(options));
  },
});

async function sealCheck({ database, keys }: AuditCheckOptions): Promise<Check> {
  let state: SealState;
  try {
    state = await sealState(database);
  } catch (error) {
    if (lacksRights(error)) return withoutRights(name);
    const todo = 'See the lines about the database.';
    return warning(name, 'Not examined without the database and its schema.', todo);
  }
  const { newest, unsealed } = state;
  const waiting =
    unsealed === 1 ? '1 event waits to be sealed' : `${unsealed} events wait to be sealed`;
  if (newest) {
    const { keyId, signature } = newest;
    const signed = keys.check(keyId, rootStatement(newest), signature);
    if (signed === 'unknown') {
      const what = `The newest root is signed with the key ${keyId}, which is not in AUDIT_KEYS: nothing is sealed.`;
      const todo = 'Put it back behind the new one until a root is signed with that.';
      return failure(name, what, todo);
    }
    if (signed === 'wrong') {
      return failure(name, 'Nobody signed the newest root.', 'Run umpin audit verify.');
    }
  }
  const since = newest ? Date.parse(newest.at) : 0;
  if (unsealed > 0 && Date.now() - since > longWaitMs) {
    const what = newest ? `${waiting}, the newest root is of ${newest.at}.` : `${waiting}.`;
    const todo =
      'They are sealed while the service runs; if it does, see "could not seal the audit" in its log.';
    return warning(name, what, todo);
  }
  if (!newest) return ok(name, 'There is nothing to seal yet.');
  return ok(
    name,
    `Sealed up to leaf ${newest.size} at ${newest.at}, with the key ${newest.keyId}.`,
  );
}

async function sealState(options: DatabaseOptions): Promise<SealState> {
  const dataSource = await connectToLook(options);
  try {
    return await new AuditRoots(new Database(dataSource)).state();
  } finally {
    await dataSource.destroy();
  }
}

/** Both files are read and appended to, and made if they do not exist; here nothing is made. */
async function fileCheck(
  part: string,
  setting: string,
  path: string,
  asRoot: boolean,
): Promise<Check> {
  const { O_APPEND, O_RDWR, W_OK, X_OK } = constants;
  const byWhom = asRoot ? ' by root; of the service itself, umpin doctor --url tells.' : '.';
  try {
    const file = await open(path, O_RDWR | O_APPEND);
    const regular = await file.stat().then((facts) => facts.isFile());
    await file.close();
    if (!regular) return failure(part, 'It is no regular file.', `Correct ${setting}.`);
    return ok(part, `It can be read and written${byWhom}`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return unusable(part, setting, error);
  }
  try {
    await access(dirname(path), W_OK | X_OK);
    return ok(part, `It does not exist yet, and can be made${byWhom}`);
  } catch (error) {
    return unusable(part, setting, error);
  }
}

function unusable(part: string, setting: string, error: unknown): Check {
  const todo = `Correct ${setting}, or the rights of the folder and the file.`;
  return failure(part, `It cannot be used (${codeOf(error)}).`, todo);
}
