import { Injectable } from '@nestjs/common';
import { ProvisioningError } from '../../accounts/provisioning-error.js';
import { AuditKeys } from '../seal/audit-keys.js';
import { AuditRoots } from '../seal/audit-roots.js';

/** A signed root with all that anyone needs to check it. */
export interface ShownRoot {
  /** How many leaves the tree has. */
  readonly size: number;
  /** In hexadecimal digits. */
  readonly root: string;
  /** When it was first signed, in UTC with microseconds; another key of AUDIT_KEYS may have signed it since. */
  readonly at: string;
  /** The id of the key. */
  readonly key: string;
  /** 32 bytes in base64; null if the key has left AUDIT_KEYS. */
  readonly publicKey: string | null;
  /** In base64. */
  readonly signature: string;
}

/** The newest root of the audit as it is shown, to be kept elsewhere. */
@Injectable()
export class NewestRoot {
  constructor(
    private readonly roots: AuditRoots,
    private readonly keys: AuditKeys,
  ) {}

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async show(): Promise<ShownRoot> {
    const newest = await this.roots.newest();
    if (!newest) {
      const problem = 'nothing was sealed yet: the running service does that';
      throw new ProvisioningError([problem], { because: 'missing' });
    }
    const { size, root, at, keyId, signature } = newest;
    return {
      size,
      root: root.toString('hex'),
      at,
      key: keyId,
      publicKey: this.keys.publicKey(keyId) ?? null,
      signature: signature.toString('base64'),
    };
  }
}
