import type { z } from 'zod';
import type {
  PoliciesService,
  PolicySet,
  PolicyView,
} from '../../../credentials/admin/policies.service.js';
import type { PinPolicy } from '../../../pin-policy/pin-policy.js';
import {
  policyPage,
  policySet,
  policySchema,
  removedPolicy,
} from '../../../transports/admin/policies/policies.contract.js';
import type { AdminApi } from './admin-api.js';

/** PIN policies of a service elsewhere. */
export class RemotePolicies implements Pick<PoliciesService, 'list' | 'show' | 'set' | 'remove'> {
  constructor(private readonly api: AdminApi) {}

  async list(): Promise<PolicyView[]> {
    const policies: PolicyView[] = [];
    for await (const each of this.api.all(['policies'], policyPage)) policies.push(viewOf(each));
    return policies;
  }

  async show(name: string): Promise<PolicyView> {
    return viewOf(await this.api.ask({ path: ['policies', name] }, policySchema));
  }

  async set(name: string, settings: Partial<PinPolicy>): Promise<PolicySet> {
    const request = { method: 'PATCH', path: ['policies', name], body: settings } as const;
    const { change, policy } = await this.api.ask(request, policySet);
    return { change, policy: viewOf(policy) };
  }

  async remove(name: string): Promise<string> {
    const request = { method: 'DELETE', path: ['policies', name] } as const;
    return (await this.api.ask(request, removedPolicy)).name;
  }
}

function viewOf({ name, settings, risk }: z.infer<typeof policySchema>): PolicyView {
  const { allowedPins, beforeLock, perYear } = risk;
  return { ...settings, name, risk: { beforeLock, perYear, allowed: BigInt(allowedPins) } };
}
