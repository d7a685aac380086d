import type { Closing, MailTexts } from './mail-texts.js';

// Spaces are part of French punctuation: no-break before a colon, narrow before a question mark or a semicolon.

const notYou: Closing = {
  question: 'Ce n’était pas vous\u202f?',
  advice:
    'Prévenez immédiatement votre administrateur ou le service d’assistance\u00a0: quelqu’un essaie peut-être d’accéder à votre messagerie vocale.',
};

/** No native reader has read these texts yet. */
export const fr: MailTexts = {
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  extension: 'Votre numéro de poste\u00a0:',
  accessNumber: 'Numéro de la messagerie\u00a0:',
  issued: 'Date d’émission\u00a0:',
  time: (date, clock, zone) => `${date} à ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Nouveau code PIN de votre messagerie vocale',
      introduction:
        'Voici le nouveau code PIN de votre messagerie vocale. Il remplace tous les précédents, et vous devrez le changer à la première utilisation.',
      pin: 'Votre nouveau code PIN\u00a0:',
      unexpected: {
        question: 'Vous n’avez pas demandé de nouveau code PIN\u202f?',
        advice:
          'Prévenez immédiatement votre administrateur ou le service d’assistance. Votre ancien code PIN ne fonctionne plus.',
      },
    },
    askedByAdministrator: {
      subject: 'Nouveau code PIN de votre messagerie vocale',
      introduction:
        'Un administrateur a demandé un nouveau code PIN pour votre messagerie vocale\u00a0: le voici. Il remplace tous les précédents, et vous devrez le changer à la première utilisation.',
      pin: 'Votre nouveau code PIN\u00a0:',
      unexpected: {
        question: 'Vous n’attendiez pas de nouveau code PIN\u202f?',
        advice:
          'Renseignez-vous auprès de votre administrateur ou du service d’assistance. Votre ancien code PIN ne fonctionne plus.',
      },
    },
    first: {
      subject: 'Code PIN de votre messagerie vocale',
      introduction:
        'Votre messagerie vocale est prête, et voici votre premier code PIN pour y accéder. Vous devrez le changer à la première utilisation.',
      pin: 'Votre code PIN\u00a0:',
      unexpected: {
        question: 'Vous n’attendiez pas ce message\u202f?',
        advice: 'Prévenez votre administrateur ou le service d’assistance.',
      },
    },
    tooManyAttempts: {
      subject: 'Nouveau code PIN de votre messagerie vocale',
      introduction:
        'Un code PIN erroné a été saisi trop de fois de suite\u00a0: votre messagerie vocale a donc reçu un nouveau code PIN. Votre ancien code PIN ne fonctionne plus. Veuillez désormais utiliser le nouveau\u202f; vous devrez le changer à la première utilisation.',
      pin: 'Votre nouveau code PIN\u00a0:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Votre messagerie vocale est encore verrouillée, car trop de codes PIN erronés ont été saisis\u00a0: votre administrateur ou le service d’assistance doit la déverrouiller avant que ce code PIN ne fonctionne.',
  mailboxLocked: {
    subject: 'Votre messagerie vocale est verrouillée',
    introduction:
      'Votre messagerie vocale est verrouillée, car un code PIN erroné a été saisi trop de fois de suite. Tant qu’elle est verrouillée, aucun code PIN n’est accepté, pas même le bon.',
    unlockedBy: {
      administrator:
        'Seul votre administrateur ou le service d’assistance peut la déverrouiller. Veuillez vous adresser à eux.',
      reset:
        'Un nouveau code PIN la déverrouillera\u00a0: demandez-en un comme d’habitude, ou adressez-vous à votre administrateur ou au service d’assistance.',
    },
    locked: 'Verrouillée\u00a0:',
    wrongPins: 'Codes PIN erronés d’affilée\u00a0:',
    notYou,
  },
  pinExpiry: {
    subject: 'Le code PIN de votre messagerie vocale expire bientôt',
    introduction: (date) =>
      `Le code PIN de votre messagerie vocale expire le ${date}. Veuillez le changer avant cette date par téléphone\u00a0: composez le numéro de votre messagerie vocale, identifiez-vous et choisissez un nouveau code PIN.`,
    otherwise: 'Sinon, vous devrez le changer lors de votre prochaine connexion.',
    expires: 'Date d’expiration\u00a0:',
    forgotten: {
      question: 'Vous avez oublié votre code PIN\u202f?',
      advice:
        'Demandez-en un nouveau comme d’habitude, ou adressez-vous à votre administrateur ou au service d’assistance.',
    },
  },
  secrecy:
    'Gardez votre code PIN pour vous. Personne ne devrait jamais vous le demander, pas même le service d’assistance.',
};
