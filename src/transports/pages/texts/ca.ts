import type { SharedTexts } from './shared-texts.js';

/** The day or time with its article, which is elided before u (1) and onze (11). */
export const onThe = (time: string) => (/^11?\D/.test(time) ? `l’${time}` : `el ${time}`);

/** No native reader has read these texts yet. */
export const ca: SharedTexts = {
  service: 'Bústia de veu',
  skip: 'Vés al contingut principal',
  areas: {
    label: 'Àrees',
    owner: 'La meva bústia de veu',
    helpdesk: 'Servei d’assistència',
    admin: 'Administració',
    audit: 'Auditoria',
  },
  signedInAs: (login) => `Sessió iniciada com a ${login}`,
  signOut: 'Tanca la sessió',
  signOutEverywhere: 'Tanca la sessió a tots els dispositius',
  signedOut: 'Heu tancat la sessió.',
  signIn: {
    title: 'Inici de sessió',
    login: 'Nom d’usuari',
    loginHint: 'Normalment, la vostra adreça de correu',
    password: 'Contrasenya',
    button: 'Inicia la sessió',
    elsewhere: 'Inicia la sessió amb el compte de l’empresa',
    elsewhereNewTab: 'Inicia la sessió amb el compte de l’empresa (s’obre en una pestanya nova)',
    elsewhereKept: 'Després torneu a aquesta pestanya i continueu amb les dades que heu introduït.',
    byPassword: 'O inicieu la sessió amb nom d’usuari i contrasenya',
    wrong: 'El nom d’usuari o la contrasenya no són correctes.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Hi ha hagut massa intents fallits d’iniciar la sessió. Torneu-ho a provar d’aquí a un minut.'
        : `Hi ha hagut massa intents fallits d’iniciar la sessió. Torneu-ho a provar d’aquí a ${minutes} minuts.`,
    denied: 'No s’ha iniciat la sessió amb el compte de l’empresa.',
    failed:
      'Aquest inici de sessió ha trigat massa o no s’ha començat en aquest navegador. Torneu-ho a provar.',
    noAccess:
      'El vostre compte de l’empresa no té accés a aquest servei. Pregunteu a l’administrador o al servei d’assistència.',
    unavailable:
      'Ara mateix no es pot comprovar el vostre inici de sessió. Torneu-ho a provar d’aquí a un minut.',
    done: 'Heu iniciat la sessió',
    signedInElsewhere:
      'Potser encara teniu la sessió iniciada amb el compte de l’empresa. Si altres persones fan servir aquest dispositiu, tanqueu també la sessió d’aquell compte.',
    ended: 'La sessió ha caducat. Torneu a iniciar-la.',
    endedKept:
      'La sessió ha caducat, i per això encara no s’ha fet res. Torneu a iniciar-la i podreu continuar amb les dades que heu introduït.',
    byProxyOnly:
      'És la xarxa de l’empresa qui inicia la vostra sessió, i no ens ha dit qui sou. Pregunteu a l’administrador o al servei d’assistència.',
  },
  goOn: {
    title: 'Voleu continuar?',
    text: 'Heu tornat a iniciar la sessió després d’obrir la pàgina. Encara no s’ha fet res, i les dades que heu introduït es conserven.',
    button: 'Continua',
  },
  problem: 'Problema',
  problemTitle: (title) => `Problema: ${title}`,
  errors: {
    notAllowed: {
      title: 'No teniu accés a aquesta pàgina',
      text: 'El vostre compte no hi té permís, o bé hi heu arribat des d’un altre lloc web.',
    },
    missing: { title: 'Aquesta pàgina no existeix', text: 'Comproveu l’adreça.' },
    unreadable: {
      title: 'No es pot llegir el que heu enviat',
      text: 'No s’ha canviat res. Torneu enrere i proveu-ho de nou.',
    },
    unavailable: {
      title: 'Ara mateix això no funciona',
      text: 'Torneu-ho a provar d’aquí a un minut.',
    },
    internal: {
      title: 'Alguna cosa ha fallat',
      text: (requestId) =>
        `No és culpa vostra. Comuniqueu aquest número a l’administrador: ${requestId}`,
    },
    plainText: {
      title: 'Aquesta connexió no és segura',
      text: (url) =>
        `Algú podria llegir la vostra contrasenya pel camí, i per això aquí no es pot iniciar la sessió. Feu servir ${url}`,
    },
  },
  back: 'Torna',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
};
