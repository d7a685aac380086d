import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'It was not you who tried?',
  advice:
    'Please tell your administrator or helpdesk right away: somebody may be trying to get into your voice mail.',
};

/** No native reader has read these texts yet. */
export const en: MailTexts = {
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  extension: 'Your extension:',
  accessNumber: 'Voice-mail number:',
  issued: 'Issued:',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Your new voice-mail PIN',
      introduction:
        'Here is the new PIN for your voice mail. It replaces all earlier PINs, and you will have to change it the first time you use it.',
      pin: 'Your new PIN:',
      unexpected: {
        question: 'You did not ask for a new PIN?',
        advice:
          'Please tell your administrator or helpdesk right away. Your old PIN no longer works.',
      },
    },
    askedByAdministrator: {
      subject: 'Your new voice-mail PIN',
      introduction:
        'An administrator has asked for a new PIN for your voice mail, and here it is. It replaces all earlier PINs, and you will have to change it the first time you use it.',
      pin: 'Your new PIN:',
      unexpected: {
        question: 'You did not expect a new PIN?',
        advice: 'Please ask your administrator or helpdesk. Your old PIN no longer works.',
      },
    },
    first: {
      subject: 'Your voice-mail PIN',
      introduction:
        'Your voice mail is ready for you, and this is your first PIN for it. You will have to change it the first time you use it.',
      pin: 'Your PIN:',
      unexpected: {
        question: 'You did not expect this mail?',
        advice: 'Please tell your administrator or helpdesk.',
      },
    },
    tooManyAttempts: {
      subject: 'Your new voice-mail PIN',
      introduction:
        'A wrong PIN was typed too often in a row, so your voice mail has been given a new PIN. Your old PIN no longer works. Please use the new one from now on; you will have to change it the first time you use it.',
      pin: 'Your new PIN:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Your mailbox is still locked after too many wrong PINs: before this PIN opens it, your administrator or helpdesk has to unlock it.',
  helpdeskWrites: (word) => `Your helpdesk writes: ${word}`,
  mailboxLocked: {
    subject: 'Your voice mail is locked',
    introduction:
      'Your voice mail is locked because a wrong PIN was typed too many times in a row. While it is locked, no PIN opens it, not even the right one.',
    unlockedBy: {
      administrator: 'Only your administrator or helpdesk can unlock it. Please ask them to.',
      reset:
        'It opens again with a new PIN: ask for one where you usually do, or ask your administrator or helpdesk to unlock it.',
    },
    locked: 'Locked:',
    wrongPins: 'Wrong PINs in a row:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'Your voice mail is unlocked',
    introduction:
      'Your voice mail was locked, and your administrator or helpdesk has unlocked it. Your PIN is the same as before.',
    unlocked: 'Unlocked:',
  },
  pinExpiry: {
    subject: 'Your voice-mail PIN expires soon',
    introduction: (date) =>
      `Your voice-mail PIN expires on ${date}. Please change it at the phone before then: dial the number of your voice mail, sign in and choose a new PIN.`,
    otherwise: 'If you do not, you will have to change it the next time you sign in.',
    expires: 'Expires:',
    forgotten: {
      question: 'You have forgotten your PIN?',
      advice:
        'Please ask for a new one where you usually do, or ask your administrator or helpdesk.',
    },
  },
  pinBounced: {
    subject: 'A voice-mail PIN could not be delivered',
    greeting: 'Hello,',
    introduction:
      'A mail with a new voice-mail PIN was sent, and later reported as undeliverable. Nobody had used that PIN by then.',
    outcome: {
      returned: 'The previous PIN is valid again, and the new one no longer is.',
      withoutPin:
        'The mailbox had no PIN before, and has none again: nobody can get into it until a new PIN arrives.',
      locked:
        'The previous PIN must not come back, so the mailbox has been locked: no PIN opens it until it is unlocked.',
      stays:
        'There is no previous PIN to go back to, so the new one stays valid although nobody has received it.',
    },
    stillLocked:
      'The mailbox is locked after too many wrong PINs. Before any PIN opens it, it has to be unlocked.',
    mailbox: 'Mailbox:',
    extension: 'Extension:',
    status: 'Status from the mail server:',
    reported: 'Reported:',
    whatToDo: {
      question: 'What is to be done?',
      advice:
        'Please check the mail address of this mailbox, and whether mail can reach it. Then the owner can have another PIN sent.',
    },
    noPin: 'This mail contains no PIN, and no administrator can look one up.',
  },
  secrecy: 'Keep your PIN to yourself. Nobody should ever ask you for it, not even the helpdesk.',
};
