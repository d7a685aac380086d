import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { tryPin } from '../support/phone.js';
import { expectReset, resetPin } from '../support/soap.js';

const resets = 6;
const callers = 4;

/** An attempt with the n-th PIN. */
interface Attempt {
  readonly pin: number;
  readonly begun: number;
  readonly ended: number;
  readonly accepted: boolean;
}

let service: TestService;

beforeAll(async () => {
  service = await TestService.start({ RESETS_PER_MAILBOX_PER_HOUR: '0' });
});
afterAll(() => service.stop());

it('a mailbox has exactly one valid PIN at every moment of its resets, under parallel attempts (P2, P4)', async () => {
  const policy = { maxLogonAttempts: 999, logonFailuresBeforePinReset: null };
  const owner = await service.aMailbox({ policy });
  const pins = ['482915'];
  await service.setPin(owner, '482915');

  const attempts: Attempt[] = [];
  let over = false;
  const hammer = async () => {
    while (!over) {
      // The newest and the one before it: whatever is valid now is one of them.
      for (const pin of new Set([pins.length - 1, Math.max(0, pins.length - 2)])) {
        const begun = performance.now();
        const { result } = await tryPin(service, owner, pins[pin] ?? '');
        attempts.push({ pin, begun, ended: performance.now(), accepted: result === 'accepted' });
      }
    }
  };
  const hammering = Array.from({ length: callers }, hammer);

  /** When the n-th PIN was valid for sure: from the answer to its reset to the next reset's begin. */
  const surely = [{ from: performance.now(), to: NaN }];
  for (let reset = 0; reset < resets; reset += 1) {
    const current = surely.at(-1);
    if (current) current.to = performance.now();
    const response = resetPin(service.server, owner).then((answer) => answer);
    await expect.poll(() => service.smtp.to(owner.address).length).toBe(reset + 1);
    pins.push(service.smtp.to(owner.address)[reset]?.pin ?? '');
    expectReset(await response);
    surely.push({ from: performance.now(), to: NaN });
    await expect.poll(() => acceptedAttempts(attempts, pins.length - 1).length).toBeGreaterThan(2);
  }
  over = true;
  await Promise.all(hammering);

  for (const [pin, { from, to }] of surely.entries()) {
    const within = attempts.filter(({ begun, ended }) => begun >= from && !(ended > to));
    expect(within.filter((each) => each.pin === pin && !each.accepted)).toEqual([]);
    expect(within.filter((each) => each.pin !== pin && each.accepted)).toEqual([]);
  }
  // Once a new PIN has opened the mailbox, no older one does.
  for (const { pin, ended } of attempts.filter(({ accepted }) => accepted)) {
    const late = attempts.filter((each) => each.accepted && each.pin < pin && each.begun > ended);
    expect(late).toEqual([]);
  }
  expect(await service.verifies(pins.at(-1), owner)).toBe(true);
});

function acceptedAttempts(attempts: readonly Attempt[], pin: number): readonly Attempt[] {
  return attempts.filter((each) => each.pin === pin && each.accepted);
}
