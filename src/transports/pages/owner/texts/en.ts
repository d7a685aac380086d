import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const en: OwnerTexts = {
  title: 'My voice mail',
  state: {
    title: 'Your PIN',
    off: 'Your mailbox has no voice mail. Please ask your administrator or helpdesk if it should.',
    none: 'You have no PIN yet.',
    valid: 'Your PIN is valid.',
    validUntil: (time) => `Your PIN is valid until ${time}.`,
    temporary: 'You have been sent a PIN. You will have to change it the first time you use it.',
    temporaryUntil: (time) =>
      `You have been sent a PIN. Please use it before ${time}; you will have to change it the first time you use it.`,
    expired: (time) => `Your PIN expired on ${time}.`,
    locked: (since) =>
      `Your voice mail has been locked since ${since}. While it is locked, no PIN opens it, not even the right one.`,
    lockedUntilReset: 'It opens again with a new PIN.',
    lockedUntilHelp: 'Only your administrator or helpdesk can unlock it. Please ask them to.',
    pending: (address) => `A mail with a new PIN is on its way to ${address}.`,
    mailed: (address, time) => `The last PIN was mailed to ${address} on ${time}.`,
    delayed: (address) =>
      `The mail with your last PIN to ${address} is delayed. The mail servers are still trying.`,
    bounced: (address, time) =>
      `The mail with your last PIN could not be delivered to ${address} (${time}). Please ask your administrator or helpdesk to check your mail address.`,
  },
  extension: (numbers) => `Extension: ${numbers}`,
  send: {
    button: 'Send me a new PIN',
    hint: (address) =>
      `We will make a new PIN and mail it to ${address}. Your present PIN stays valid until that mail has been sent.`,
  },
  sent: {
    title: 'Your new PIN has been sent',
    text: (address) => `We have mailed it to ${address}. Earlier PINs no longer work.`,
    next: 'Dial your voice mail and sign in with the PIN in the mail. You will be asked to choose a PIN of your own.',
  },
  notReceived: {
    question: 'You have not received a mail?',
    steps: [
      'Wait a few minutes, and look in the folder for junk mail.',
      'Check the address above. Your administrator or helpdesk can correct it.',
      'Then have another PIN sent.',
    ],
  },
  failed: {
    title: 'No new PIN has been sent',
    oldPinStays: 'Your present PIN still works.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'You have had several PINs sent in a short time. Please try again in a minute.'
        : `You have had several PINs sent in a short time. Please try again in ${minutes} minutes.`,
    noMailbox: 'Your account has no mailbox. Please tell your administrator or helpdesk.',
    notEnabled: 'Your mailbox has no voice mail. Please tell your administrator or helpdesk.',
    noPin:
      'The rules for PINs leave none that you have not had before. Please tell your administrator.',
    refused: (address) =>
      `The mail server does not take mail for ${address}. Please ask your administrator or helpdesk to check your mail address.`,
    unavailable: 'The mail cannot be sent at the moment. Please try again in a few minutes.',
    unconfirmed:
      'The mail server has not answered yet. If a mail arrives, the PIN in it is valid; until then your present PIN works.',
    busy: 'There is too much to do at the moment. Please try again in a minute.',
  },
  withoutMailbox:
    'Your account has no voice mail. Please ask your administrator or helpdesk if it should have one.',
};
