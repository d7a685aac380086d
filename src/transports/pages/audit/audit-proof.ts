import { Injectable } from '@nestjs/common';
import { ProvisioningError } from '../../../accounts/provisioning-error.js';
import { NewestRoot, type ShownRoot } from '../../../audit/admin/newest-root.service.js';
import { VerificationRuns } from './verification-runs.js';
import type { ProofState } from './verification-state.js';

/** What the pages show of the proof of the audit. */
@Injectable()
export class AuditProof {
  constructor(
    private readonly newest: NewestRoot,
    private readonly runs: VerificationRuns,
  ) {}

  async state(): Promise<ProofState> {
    const root = await this.root();
    const { running, last } = this.runs;
    return { root, running, last };
  }

  private async root(): Promise<ShownRoot | undefined> {
    try {
      return await this.newest.show();
    } catch (error) {
      // Nothing was sealed yet.
      if (error instanceof ProvisioningError && error.because === 'missing') return undefined;
      throw error;
    }
  }
}
