import type { RingStatus } from '../../key-rotation/key-status.js';
import { DomainError } from '../../common/domain-error.js';
import {
  failure,
  lacksRights,
  ok,
  warning,
  withoutRights,
  type Check,
  type Examination,
} from '../check.js';

const name = 'key ring';

export interface KeyCheckOptions {
  /** Undefined if the database is not as new as this program, and so cannot be asked. */
  readonly status: () => Promise<RingStatus | undefined>;
}

/** What each key is needed for, and whether the instances have the same keys. */
export const keyChecks = ({ status }: KeyCheckOptions): Examination => ({
  name,
  run: async (report) => {
    let ring: RingStatus | undefined;
    try {
      ring = await status();
    } catch (error) {
      if (lacksRights(error)) {
        report(withoutRights(name));
        return;
      }
      if (!(error instanceof DomainError)) throw error;
    }
    if (!ring) {
      report(
        warning(name, 'Not examined without the database.', 'See the lines about the database.'),
      );
      return;
    }
    for (const key of ring.keys) report(keyCheck(key, ring));
    for (const instance of ring.instances) {
      const check = instanceCheck(instance, ring);
      if (check) report(check);
    }
  },
});

function keyCheck(
  { id, state, values, uses }: RingStatus['keys'][number],
  ring: RingStatus,
): Check {
  const places = uses.map(({ place, count }) => `${count} of ${place}`).join(', ');
  const sealed =
    values === 0 ? 'nothing is sealed with it' : `${values} values are sealed with it (${places})`;
  if (state === 'missing') {
    const what = `The key ${id} is not in SEALING_KEYS, and ${sealed}: nobody can use them.`;
    return failure(name, what, 'Put it back into SEALING_KEYS from your copy of the keys.');
  }
  if (state === 'current') return ok(name, `${id} is the current key; ${sealed}.`);
  const what = `${id} is kept; ${sealed}.`;
  if (values > 0) return ok(name, `${what} umpin keys rotate seals them with ${currentOf(ring)}.`);
  return ok(name, `${what} umpin keys retire ${id} says whether it may go.`);
}

function instanceCheck(
  { host, keys, otherKeys }: RingStatus['instances'][number],
  ring: RingStatus,
): Check | undefined {
  const todo =
    'Give all instances the same SEALING_KEYS, and restart them (docs/operate/rotate-keys.md).';
  if (otherKeys.length > 0) {
    const what = `The instance on ${host} has another key under the id ${otherKeys.join(', ')}.`;
    return failure(name, what, todo);
  }
  const current = currentOf(ring);
  if (!keys.includes(current)) {
    return failure(name, `The instance on ${host} does not have the key ${current}.`, todo);
  }
  if (keys[0] === current) return undefined;
  return warning(name, `The instance on ${host} still seals with ${keys[0] ?? ''}.`, todo);
}

function currentOf({ keys }: RingStatus): string {
  return keys.find(({ state }) => state === 'current')?.id ?? '';
}
