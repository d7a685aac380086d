import type { PolicyView } from '../provisioning/policies.service.js';
import { facts } from './table.js';

/** A policy under Exchange's names, as Get-UMMailboxPolicy gives them. */
export function exchangePolicy(policy: PolicyView) {
  return {
    Name: policy.name,
    MinPINLength: policy.minPinLength,
    PINLifetime: policy.pinLifetimeDays ?? 'Unlimited',
    PINHistoryCount: policy.pinHistoryCount,
    AllowCommonPatterns: policy.allowCommonPatterns,
    LogonFailuresBeforePINReset: policy.logonFailuresBeforePinReset ?? 'Unlimited',
    MaxLogonAttempts: policy.maxLogonAttempts,
    ResetPINText: policy.resetPinText,
    UMEnabledText: policy.umEnabledText,
  };
}

/** A policy for reading, one setting a line. */
export function policyFacts(policy: PolicyView): string {
  const settings = Object.entries(exchangePolicy(policy));
  return facts(settings.map(([name, value]) => [name, String(value ?? '-')] as const));
}
