import type { Check } from '../../../diagnosis/check.js';
import type { Diagnosis, DiagnosisOptions } from '../../../diagnosis/diagnosis.js';
import { statusSchema } from '../../../transports/admin/status/status.contract.js';
import type { AdminApi } from './admin-api.js';

/** The diagnosis that a service elsewhere makes of itself. */
export class RemoteDiagnosis implements Pick<Diagnosis, 'run'> {
  constructor(private readonly api: AdminApi) {}

  async run(_options?: DiagnosisOptions, onCheck?: (check: Check) => void): Promise<Check[]> {
    const { checks } = await this.api.ask({ path: ['status'] }, statusSchema);
    for (const check of checks) onCheck?.(check);
    return checks;
  }
}
