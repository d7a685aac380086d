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
  helpdeskWrites: (word) => `Le service d’assistance vous écrit\u00a0: ${word}`,
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
  mailboxUnlocked: {
    subject: 'Votre messagerie vocale est déverrouillée',
    introduction:
      'Votre messagerie vocale était verrouillée, et votre administrateur ou le service d’assistance l’a déverrouillée. Votre code PIN reste le même.',
    unlocked: 'Déverrouillée\u00a0:',
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
  pinBounced: {
    subject: 'Un code PIN de messagerie vocale n’a pas pu être remis',
    greeting: 'Bonjour,',
    introduction:
      'Un message contenant un nouveau code PIN de messagerie vocale a été envoyé, puis signalé comme non remis. Jusque-là, personne n’avait utilisé ce code PIN.',
    outcome: {
      returned: 'Le code PIN précédent est de nouveau valable, et le nouveau ne l’est plus.',
      withoutPin:
        'La messagerie vocale n’avait pas de code PIN auparavant et n’en a de nouveau aucun\u00a0: personne ne peut y accéder avant l’arrivée d’un nouveau code PIN.',
      locked:
        'Le code PIN précédent ne doit pas redevenir valable, c’est pourquoi la messagerie vocale a été verrouillée\u00a0: aucun code PIN n’est accepté tant qu’elle n’est pas déverrouillée.',
      stays:
        'Il n’existe pas de code PIN précédent à rétablir\u00a0: le nouveau reste donc valable, bien que personne ne l’ait reçu.',
    },
    stillLocked:
      'La messagerie vocale est verrouillée, car trop de codes PIN erronés ont été saisis. Il faut la déverrouiller avant qu’un code PIN ne fonctionne.',
    mailbox: 'Messagerie vocale\u00a0:',
    extension: 'Numéro de poste\u00a0:',
    status: 'Statut selon le serveur de courrier\u00a0:',
    reported: 'Date du signalement\u00a0:',
    whatToDo: {
      question: 'Que faut-il faire\u202f?',
      advice:
        'Veuillez vérifier l’adresse électronique de cette messagerie vocale et vous assurer que les e-mails y parviennent. Un autre code PIN pourra ensuite être demandé.',
    },
    noPin:
      'Ce message ne contient aucun code PIN, et aucun administrateur ne peut en consulter un.',
  },
  secrecy:
    'Gardez votre code PIN pour vous. Personne ne devrait jamais vous le demander, pas même le service d’assistance.',
};
