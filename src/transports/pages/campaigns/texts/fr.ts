import type { CampaignsTexts } from './campaigns-texts.js';

// Spaces are part of French punctuation: no-break before a colon, narrow before a question mark or a semicolon.

/** No native reader has read these texts yet. */
export const fr: CampaignsTexts = {
  title: 'Campagnes',
  intro:
    'Une campagne envoie un nouveau code PIN aux titulaires de nombreuses boîtes aux lettres, chacun dans son propre message. L’ancien code PIN d’une boîte reste valable jusqu’à ce que ce message soit remis.',
  none: 'Il n’y a pas encore eu de campagne.',
  list: {
    caption: 'Campagnes, les plus récentes d’abord',
    campaign: 'Campagne',
    selection: 'Boîtes aux lettres',
    progress: 'Avancement',
    started: 'Lancée',
    earlier: 'Campagnes précédentes',
    newest: 'Campagnes les plus récentes',
  },
  toCampaigns: 'Retour à toutes les campagnes',
  toCampaign: (id) => `Retour à la campagne ${id}`,
  campaign: (id) => `Campagne ${id}`,
  by: (time, login) => `${time}, par ${login}`,
  states: {
    running: 'En cours',
    paused: 'Suspendue',
    done: 'Terminée',
    cancelled: 'Annulée',
  },
  progress: {
    title: 'Avancement',
    label: (id) => `Avancement de la campagne ${id}`,
    words: (done, of) =>
      done.value < 2
        ? `${done.text} boîte aux lettres traitée sur ${of.text} au total`
        : `${done.text} boîtes aux lettres traitées sur ${of.text} au total`,
    spoken: (state, percent) => `${state}, ${percent}\u00a0% traités`,
    left: (duration) => `À ce rythme, il faudra encore environ ${duration}.`,
    minutes: ({ value, text }) => (value === 1 ? 'une minute' : `${text} minutes`),
    hours: ({ value, text }) => (value === 1 ? 'une heure' : `${text} heures`),
    days: ({ value, text }) => (value === 1 ? 'un jour' : `${text} jours`),
    refresh: 'Actualiser',
  },
  facts: {
    title: 'À propos de la campagne',
    selection: 'Boîtes aux lettres',
    rate: 'Rythme',
    perMinute: ({ value, text }) =>
      value === 1 ? 'un message par minute' : `${text} messages par minute`,
    compromised:
      'D’autres personnes connaissent peut-être les anciens codes PIN\u00a0: aucun ne redevient valable si un message est retourné.',
    started: 'Lancée',
    ended: 'Terminée',
  },
  outcomes: {
    caption: 'Ce que sont devenues les boîtes aux lettres',
    outcome: 'Résultat',
    mailboxes: 'Boîtes aux lettres',
    names: {
      delivered: 'Nouveau code PIN remis',
      joined: 'Titulaire atteint par un autre nouveau code PIN',
      renewed: 'Titulaire ayant choisi un nouveau code PIN',
      waiting: 'En attente de leur tour',
      mailing: 'Message pas encore remis',
      refused: 'Aucun nouveau code PIN possible',
      undelivered: 'Message refusé ou abandonné',
      bounced: 'Message retourné',
      skipped: 'Omises, car la campagne a été annulée',
      unrecorded: 'Plus de trace',
    },
  },
  actions: {
    pause: 'Suspendre',
    pauseHint: 'Les messages en cours d’envoi seront encore remis.',
    paused: (id) => `La campagne ${id} est suspendue`,
    pausedText: 'Aucun autre code PIN n’est créé avant que quelqu’un ne la reprenne.',
    resume: 'Reprendre',
    resumed: (id) => `La campagne ${id} est en cours`,
    cancel: 'Annuler cette campagne',
    cancelTitle: (id) => `Annuler la campagne ${id}\u202f?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Une boîte aux lettres encore en attente ne recevra pas de nouveau code PIN.'
        : `${text} boîtes aux lettres encore en attente ne recevront pas de nouveau code PIN.`,
    cancelFinal:
      'Les codes PIN déjà remplacés le restent, et les messages en cours d’envoi seront encore remis. Une campagne annulée ne peut pas être reprise.',
    cancelButton: 'Oui, l’annuler',
    cancelled: (id) => `La campagne ${id} est annulée`,
    cancelledText: 'Aucun autre code PIN n’est créé.',
    goOn: 'Non, la laisser continuer',
    refused: 'Rien n’a été modifié',
  },
  report: {
    title: (id) => `Rapport de la campagne ${id}`,
    link: 'Qui n’a pas été atteint, et pourquoi',
    caption: 'Titulaires qui n’ont pas été atteints',
    captionEveryone: 'Tous les titulaires',
    address: 'Boîte aux lettres',
    outcome: 'Résultat',
    reason: 'Motif',
    since: 'Depuis',
    removed: (id) => `Supprimée\u00a0: ${id}`,
    none: 'Tous les titulaires ont été atteints.',
    onlyUnreached: 'N’afficher que ceux qui n’ont pas été atteints',
    everyone: 'Afficher tout le monde',
    next: 'Page suivante',
    first: 'Première page',
    noneHere: 'Ceux de cette page ont été atteints entre-temps.',
  },
  form: {
    title: 'Lancer une campagne',
    button: 'Lancer une campagne',
    problem: 'Cette campagne ne peut pas être lancée',
    which: 'Quelles boîtes aux lettres\u202f?',
    all: 'Toutes les boîtes aux lettres',
    some: 'Celles qui répondent à tout ce qui est rempli ci-dessous',
    someHint: 'Laissez les autres champs vides.',
    policy: 'Politique de codes PIN',
    anyPolicy: 'N’importe laquelle',
    pattern: 'Adresse',
    patternHint: 'Un astérisque représente n’importe quels caractères, comme dans *@example.com',
    addresses: 'Liste d’adresses',
    addressesHint: 'Une adresse par ligne. Les lignes qui commencent par # sont ignorées.',
    skipUnknown: 'Ignorer les adresses qui n’ont pas de boîte aux lettres',
    olderThan: 'Code PIN plus ancien que ce nombre de jours',
    olderThanHint: 'Un nombre entier, par exemple 90',
    how: 'Comment\u202f?',
    rate: 'Messages par minute',
    rateHint: (least, most) =>
      `De ${least.text} à ${most.text}. Demandez à l’administrateur du serveur de courrier combien lui conviennent, et prévenez votre service d’assistance\u00a0: des titulaires appelleront.`,
    compromised: 'D’autres personnes connaissent peut-être les codes PIN',
    compromisedHint:
      'Dans ce cas, aucun ancien code PIN ne redevient valable si son message est retourné\u00a0: la boîte aux lettres est alors verrouillée. Les codes PIN que les titulaires ont choisis depuis le lancement sont remplacés eux aussi.',
    preview: 'Montrer qui serait atteint',
    notAName: (quoted) =>
      `${quoted} est trop long ou contient des caractères qu’aucune adresse ne contient`,
  },
  preview: {
    title: 'Lancer cette campagne\u202f?',
    nothingYet: 'Rien n’a encore été lancé.',
    chosen: ({ value, text }) =>
      value === 1 ? 'Une boîte aux lettres' : `${text} boîtes aux lettres`,
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'Pour l’une d’elles, la messagerie vocale n’est pas activée\u00a0: elle ne recevra pas de code PIN.'
        : `Pour ${text} d’entre elles, la messagerie vocale n’est pas activée\u00a0: elles ne recevront pas de code PIN.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Une autre est omise, car son premier code PIN est en cours d’envoi.'
        : `${text} autres sont omises, car leurs premiers codes PIN sont en cours d’envoi.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'L’une des adresses n’a pas de boîte aux lettres et est omise\u00a0:'
        : `${text} des adresses n’ont pas de boîte aux lettres et sont omises\u00a0:`,
    takes: (duration) => `Il faudra environ ${duration}.`,
    compromised:
      'D’autres personnes connaissent peut-être les anciens codes PIN\u00a0: aucun ne redevient valable si un message est retourné.',
    who: 'Qui serait atteint',
    more: ({ value, text }) => (value === 1 ? '… et une autre' : `… et ${text} autres`),
    start: ({ value, text }) =>
      value === 1 ? 'Envoyer un nouveau code PIN' : `Envoyer ${text} nouveaux codes PIN`,
    change: 'Modifier',
    started: (id) => `La campagne ${id} est en cours`,
    startedText: 'Cette page montre où elle en est.',
    changed: 'Les boîtes aux lettres ont changé depuis que vous les avez consultées',
  },
};
