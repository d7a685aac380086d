import { describe, expect, it } from 'vitest';
import type { MailboxView, PinView } from '../../../credentials/admin/mailbox-views.js';
import { stateWords } from './state-words.js';
import { en } from './texts/en.js';

const at = new Date('2026-11-30T12:00:00Z');
const time = (date: Date) => date.toISOString().slice(0, 10);

const noPin: PinView = {
  setAt: null,
  temporary: false,
  expiresAt: null,
  expired: false,
  verifiedAt: null,
  verifiedBy: null,
  pending: false,
  firstWanted: false,
  resetWanted: false,
  compromised: false,
  failedAttempts: 0,
  locked: false,
  lockedAt: null,
  mail: null,
};

function words(pin: Partial<PinView>, umEnabled = true, resetUnlocks = false): string[] {
  const mailbox: MailboxView = {
    id: 'made up',
    address: 'alice@example.com',
    displayName: null,
    extensions: [],
    phoneNumbers: [],
    language: 'en',
    umEnabled,
    policy: 'Default',
    sharedExtensions: [],
    oofStatus: false,
    missedCallNotificationEnabled: false,
    playOnPhoneDialString: '',
    telephoneAccessFolderEmail: null,
    pin: { ...noPin, ...pin },
  };
  return stateWords(mailbox, { texts: en.state, time, resetUnlocks });
}

const masked = 'a…\u2060@example.com';
const mail = (fate: NonNullable<PinView['mail']>['fate']) => ({ fate, status: null, at });

describe('the state of an owner’s PIN', () => {
  it.each<[string, Partial<PinView>, string[]]>([
    ['no PIN', {}, [en.state.none]],
    ['one without an end', { setAt: at }, [en.state.valid]],
    ['one with an end', { setAt: at, expiresAt: at }, [en.state.validUntil('2026-11-30')]],
    [
      'an expired one',
      { setAt: at, expiresAt: at, expired: true },
      [en.state.expired('2026-11-30')],
    ],
    [
      'a temporary one that was mailed',
      { setAt: at, temporary: true, mail: mail('accepted') },
      [en.state.temporary, en.state.mailed(masked, '2026-11-30')],
    ],
    [
      'a temporary one with an end, whose mail is delayed',
      { setAt: at, temporary: true, expiresAt: at, mail: mail('delayed') },
      [en.state.temporaryUntil('2026-11-30'), en.state.delayed(masked)],
    ],
    ['one that its owner chose', { setAt: at, mail: mail('delivered') }, [en.state.valid]],
    ['one on its way', { setAt: at, pending: true }, [en.state.valid, en.state.pending(masked)]],
    [
      'one that bounced',
      { setAt: at, mail: mail('bounced') },
      [en.state.valid, en.state.bounced(masked, '2026-11-30')],
    ],
    [
      'a lock',
      { setAt: at, locked: true, lockedAt: at },
      [en.state.locked('2026-11-30'), en.state.lockedUntilHelp],
    ],
  ])('is told of %s', (_, pin, expected) => {
    expect(words(pin)).toEqual(expected);
  });

  it('tells whether a new PIN ends the lock', () => {
    expect(words({ locked: true, lockedAt: at }, true, true)).toContain(en.state.lockedUntilReset);
  });

  it('is nothing but the missing voice mail for a mailbox without it', () => {
    expect(words({ setAt: at, pending: true }, false)).toEqual([en.state.off]);
  });

  it('never has the whole address', () => {
    expect(words({ setAt: at, pending: true }).join()).not.toContain('alice@');
  });
});
