import type { TestMailbox } from '../../support/mailboxes.js';
import type { PhoneSystem } from '../../support/phone.js';
import type { ServiceProcess } from '../../support/service-process.js';
import type { Lab } from './lab.js';

/** An owner changes the PIN of the newest mail at the phone, to any that the policy accepts. */
export async function changeAtPhone(
  lab: Lab,
  { url }: ServiceProcess,
  { login, key }: PhoneSystem,
  owner: TestMailbox,
): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${login}:${key}`).toString('base64')}`;
  const oldPin = lab.newestPin(owner);
  let status = 422;
  while (status === 422) {
    const newPin = String(lab.chance.between(100_000, 999_999));
    const answer = await fetch(`${url}/v1/pin/change`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', authorization },
      body: JSON.stringify({ mailbox: owner.address, oldPin, newPin }),
    });
    status = answer.status;
  }
  if (status !== 200) throw new Error(`The PIN was not changed: ${status}`);
}
