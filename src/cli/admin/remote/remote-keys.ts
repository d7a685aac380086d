import type { Actor } from '../../../common/actor.js';
import type {
  KeyRotation,
  RetirementOptions,
  RotationOptions,
  RotationResult,
} from '../../../key-rotation/key-rotation.service.js';
import type { RingStatus } from '../../../key-rotation/key-status.js';
import {
  keyRingSchema,
  retiredKeySchema,
  rotationSchema,
} from '../../../transports/admin/keys/keys.contract.js';
import type { AdminApi } from './admin-api.js';
import { dateOf, dateOrNull } from './dates.js';

/** The sealing keys of a service elsewhere, as the instance that answers has them. */
export class RemoteKeys implements Pick<KeyRotation, 'status' | 'rotate' | 'retire'> {
  constructor(private readonly api: AdminApi) {}

  async status(): Promise<RingStatus> {
    const { keys, instances, derived } = await this.api.ask({ path: ['keys'] }, keyRingSchema);
    return {
      keys: keys.map((key) => ({ ...key, lastCurrentAt: dateOrNull(key.lastCurrentAt) })),
      instances: instances.map((each) => ({ ...each, seenAt: dateOf(each.seenAt) })),
      derived,
    };
  }

  rotate(_by: Actor, { progress }: RotationOptions = {}): Promise<RotationResult> {
    const request = { method: 'POST', path: ['keys', 'rotate'] } as const;
    return this.api.longWork(request, rotationSchema, progress);
  }

  async retire(id: string, _by: Actor, body: RetirementOptions = {}): Promise<void> {
    await this.api.act({ path: ['keys', id, 'retire'], body }, retiredKeySchema);
  }
}
