import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const en: SharedTexts = {
  service: 'Voice mail',
  skip: 'Skip to the main content',
  areas: {
    label: 'Areas',
    owner: 'My voice mail',
    helpdesk: 'Helpdesk',
    admin: 'Administration',
    audit: 'Audit',
  },
  signedInAs: (login) => `Signed in as ${login}`,
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out on all devices',
  signedOut: 'You have signed out.',
  signIn: {
    title: 'Sign in',
    login: 'User name',
    loginHint: 'Usually your mail address',
    password: 'Password',
    button: 'Sign in',
    elsewhere: 'Sign in with your company account',
    elsewhereNewTab: 'Sign in with your company account (opens in a new tab)',
    elsewhereKept: 'Then come back to this tab and go on with what you entered.',
    byPassword: 'Or sign in with a user name and a password',
    wrong: 'The user name or the password is wrong.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Too many sign-ins have failed. Please try again in a minute.'
        : `Too many sign-ins have failed. Please try again in ${minutes} minutes.`,
    denied: 'You have not been signed in with your company account.',
    failed: 'This sign-in took too long, or it was not begun in this browser. Please try again.',
    noAccess:
      'Your company account may not use this service. Please ask your administrator or helpdesk.',
    unavailable: 'Your sign-in cannot be checked at the moment. Please try again in a minute.',
    done: 'You have signed in',
    signedInElsewhere:
      'You may still be signed in with your company account. If others use this device, sign out of that account as well.',
    ended: 'Your session has ended. Please sign in again.',
    endedKept:
      'Your session has ended, so nothing has been done yet. Sign in again, and you can go on with what you entered.',
    byProxyOnly:
      'You are signed in by your company’s network, and it has not told us who you are. Please ask your administrator or helpdesk.',
  },
  goOn: {
    title: 'Do you want to go on?',
    text: 'You have signed in again since you opened the page. Nothing has been done yet, and what you entered is still here.',
    button: 'Go on',
  },
  problem: 'Problem',
  problemTitle: (title) => `Problem: ${title}`,
  errors: {
    notAllowed: {
      title: 'You may not use this page',
      text: 'Your account has no right to it, or another website led you here.',
    },
    missing: { title: 'There is no such page', text: 'Please check the address.' },
    unreadable: {
      title: 'What you sent cannot be read',
      text: 'Nothing has been changed. Please go back and try again.',
    },
    unavailable: {
      title: 'This does not work at the moment',
      text: 'Please try again in a minute.',
    },
    internal: {
      title: 'Something has gone wrong',
      text: (requestId) =>
        `It is not your fault. Please tell your administrator this number: ${requestId}`,
    },
    plainText: {
      title: 'This connection is not secure',
      text: (url) =>
        `Your password could be read on the way, so signing in is switched off here. Please use ${url}`,
    },
  },
  back: 'Back',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
};
