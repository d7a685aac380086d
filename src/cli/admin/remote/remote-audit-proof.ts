import type { NewestRoot, ShownRoot } from '../../../audit/admin/newest-root.service.js';
import { parseRoot, rootText } from '../../../audit/seal/audit-root.js';
import type {
  AuditVerification,
  VerificationOptions,
  Verified,
} from '../../../audit/verify/audit-verification.js';
import {
  auditRootSchema,
  verificationSchema,
} from '../../../transports/admin/audit/audit.contract.js';
import type { AdminApi } from './admin-api.js';

/** The newest root of a service elsewhere. */
export class RemoteNewestRoot implements Pick<NewestRoot, 'show'> {
  constructor(private readonly api: AdminApi) {}

  show(): Promise<ShownRoot> {
    return this.api.ask({ path: ['audit', 'root'] }, auditRootSchema);
  }
}

/** A verification by a service elsewhere. */
export class RemoteVerification implements Pick<AuditVerification, 'verify'> {
  constructor(private readonly api: AdminApi) {}

  async verify({ since, against, onProgress }: VerificationOptions = {}): Promise<Verified> {
    const query = { since: since?.toISOString(), against: against && rootText(against) };
    const request = { path: ['audit', 'verification'], query };
    const { root, fileRoot, findings, events, chains } = await this.api.longWork(
      request,
      verificationSchema,
      (done, of) => onProgress?.(done / of),
    );
    const known = (text: string | null) => (text === null ? undefined : parseRoot(text));
    return { findings, events, chains, root: known(root), fileRoot: known(fileRoot) };
  }
}
