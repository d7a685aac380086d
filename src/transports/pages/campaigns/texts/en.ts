import type { CampaignsTexts } from './campaigns-texts.js';

export const en: CampaignsTexts = {
  title: 'Campaigns',
  intro:
    'A campaign sends the owners of many mailboxes a new PIN, one mail each. The old PIN of a mailbox stays valid until that mail is delivered.',
  none: 'There has been no campaign yet.',
  list: {
    caption: 'Campaigns, the newest first',
    campaign: 'Campaign',
    selection: 'Mailboxes',
    progress: 'Progress',
    started: 'Started',
    earlier: 'Earlier campaigns',
    newest: 'Newest campaigns',
  },
  toCampaigns: 'Back to all campaigns',
  toCampaign: (id) => `Back to campaign ${id}`,
  campaign: (id) => `Campaign ${id}`,
  by: (time, login) => `${time}, by ${login}`,
  states: { running: 'Running', paused: 'Paused', done: 'Done', cancelled: 'Cancelled' },
  progress: {
    title: 'Progress',
    label: (id) => `Progress of campaign ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} of ${of.text} mailbox is done`
        : `${done.text} of ${of.text} mailboxes are done`,
    spoken: (state, percent) => `${state}, ${percent} % done`,
    left: (duration) => `It will take about ${duration} more at this rate.`,
    minutes: ({ value, text }) => (value === 1 ? 'a minute' : `${text} minutes`),
    hours: ({ value, text }) => (value === 1 ? 'an hour' : `${text} hours`),
    days: ({ value, text }) => (value === 1 ? 'a day' : `${text} days`),
    refresh: 'Refresh',
  },
  facts: {
    title: 'About it',
    selection: 'Mailboxes',
    rate: 'Rate',
    perMinute: ({ value, text }) => (value === 1 ? 'one mail a minute' : `${text} mails a minute`),
    compromised: 'Others may know the old PINs: none of them comes back if a mail bounces.',
    started: 'Started',
    ended: 'Ended',
  },
  outcomes: {
    caption: 'What has become of the mailboxes',
    outcome: 'Outcome',
    mailboxes: 'Mailboxes',
    names: {
      delivered: 'New PIN delivered',
      joined: 'Reached by another new PIN',
      renewed: 'Owner has chosen a new PIN',
      waiting: 'Waiting for their turn',
      mailing: 'Mail not delivered yet',
      refused: 'No new PIN possible',
      undelivered: 'Mail refused or given up',
      bounced: 'Mail came back',
      skipped: 'Left out, as the campaign was cancelled',
      unrecorded: 'No longer on record',
    },
  },
  actions: {
    pause: 'Pause',
    pauseHint: 'Mails that are on their way are still delivered.',
    paused: (id) => `Campaign ${id} is paused`,
    pausedText: 'No further PIN is made until somebody resumes it.',
    resume: 'Resume',
    resumed: (id) => `Campaign ${id} is running`,
    cancel: 'Cancel this campaign',
    cancelTitle: (id) => `Cancel campaign ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'One mailbox that still waits will get no new PIN.'
        : `${text} mailboxes that still wait will get no new PIN.`,
    cancelFinal:
      'PINs that have been replaced stay so, and mails that are on their way are still delivered. A cancelled campaign cannot be resumed.',
    cancelButton: 'Yes, cancel it',
    cancelled: (id) => `Campaign ${id} is cancelled`,
    cancelledText: 'No further PIN is made.',
    goOn: 'No, let it go on',
    refused: 'Nothing was changed',
  },
  report: {
    title: (id) => `Report of campaign ${id}`,
    link: 'Who was not reached, and why',
    caption: 'Owners who have not been reached',
    captionEveryone: 'All owners',
    address: 'Mailbox',
    outcome: 'Outcome',
    reason: 'Reason',
    since: 'Since',
    removed: (id) => `Removed: ${id}`,
    none: 'Every owner has been reached.',
    onlyUnreached: 'Show only those who were not reached',
    everyone: 'Show everyone',
    next: 'Next page',
    first: 'First page',
    noneHere: 'Those of this page have been reached meanwhile.',
  },
  form: {
    title: 'Start a campaign',
    button: 'Start a campaign',
    problem: 'This campaign cannot be started',
    which: 'Which mailboxes?',
    all: 'All mailboxes',
    some: 'Those to which everything applies that is filled in below',
    someHint: 'Leave the other fields empty.',
    policy: 'PIN policy',
    anyPolicy: 'Any',
    pattern: 'Address',
    patternHint: 'An asterisk stands for any characters, as in *@example.com',
    addresses: 'List of addresses',
    addressesHint: 'One address a line. Lines that begin with # are left out.',
    skipUnknown: 'Leave out addresses that have no mailbox',
    olderThan: 'PIN older than so many days',
    olderThanHint: 'A whole number, such as 90',
    how: 'How?',
    rate: 'Mails in a minute',
    rateHint: (least, most) =>
      `${least.text} to ${most.text}. Ask the mail server’s administrator how many are welcome, and tell your helpdesk: owners will call.`,
    compromised: 'Others may know the PINs',
    compromisedHint:
      'Then no old PIN comes back if its mail bounces: the mailbox is locked instead. PINs that owners have chosen since the start are replaced, too.',
    preview: 'Show who would be reached',
    notAName: (quoted) => `${quoted} is too long, or has characters that no address has`,
  },
  preview: {
    title: 'Start this campaign?',
    nothingYet: 'Nothing has been started yet.',
    chosen: ({ value, text }) => (value === 1 ? 'One mailbox' : `${text} mailboxes`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'One of them has no voice mail, and will get no PIN.'
        : `${text} of them have no voice mail, and will get no PIN.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'One more is left out, as its first PIN is on its way.'
        : `${text} more are left out, as their first PINs are on their way.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'One of the addresses has no mailbox, and is left out:'
        : `${text} of the addresses have no mailbox, and are left out:`,
    takes: (duration) => `It will take about ${duration}.`,
    compromised: 'Others may know the old PINs: none of them comes back if a mail bounces.',
    who: 'Who would be reached',
    more: ({ value, text }) => (value === 1 ? '… and one more' : `… and ${text} more`),
    start: ({ value, text }) => (value === 1 ? 'Send one new PIN' : `Send ${text} new PINs`),
    change: 'Change it',
    started: (id) => `Campaign ${id} is running`,
    startedText: 'This page shows how far it is.',
    changed: 'The mailboxes have changed since you looked',
  },
};
