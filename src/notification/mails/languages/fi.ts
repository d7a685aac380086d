import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'Etkö yrittänyt kirjautua itse?',
  advice:
    'Ilmoita heti järjestelmänvalvojalle tai käyttötukeen: joku saattaa yrittää päästä puhepostiisi.',
};

/** No native reader has read these texts yet. */
export const fi: MailTexts = {
  greeting: (name) => (name ? `Hei ${name},` : 'Hei,'),
  extension: 'Alanumerosi:',
  accessNumber: 'Puhepostin numero:',
  issued: 'Luotu:',
  time: (date, clock, zone) => `${date} klo ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Puhepostisi uusi PIN-koodi',
      introduction:
        'Tässä on puhepostisi uusi PIN-koodi. Se korvaa kaikki aiemmat PIN-koodit, ja se on vaihdettava, kun käytät sitä ensimmäisen kerran.',
      pin: 'Uusi PIN-koodisi:',
      unexpected: {
        question: 'Etkö pyytänyt uutta PIN-koodia?',
        advice:
          'Ilmoita heti järjestelmänvalvojalle tai käyttötukeen. Vanha PIN-koodisi ei enää toimi.',
      },
    },
    askedByAdministrator: {
      subject: 'Puhepostisi uusi PIN-koodi',
      introduction:
        'Järjestelmänvalvoja on pyytänyt puhepostiisi uuden PIN-koodin, ja tässä se on. Se korvaa kaikki aiemmat PIN-koodit, ja se on vaihdettava, kun käytät sitä ensimmäisen kerran.',
      pin: 'Uusi PIN-koodisi:',
      unexpected: {
        question: 'Etkö odottanut uutta PIN-koodia?',
        advice: 'Kysy järjestelmänvalvojalta tai käyttötuesta. Vanha PIN-koodisi ei enää toimi.',
      },
    },
    first: {
      subject: 'Puhepostisi PIN-koodi',
      introduction:
        'Puhepostisi on valmis käytettäväksi, ja tässä on sen ensimmäinen PIN-koodi. Koodi on vaihdettava, kun käytät sitä ensimmäisen kerran.',
      pin: 'PIN-koodisi:',
      unexpected: {
        question: 'Etkö odottanut tätä viestiä?',
        advice: 'Ilmoita järjestelmänvalvojalle tai käyttötukeen.',
      },
    },
    tooManyAttempts: {
      subject: 'Puhepostisi uusi PIN-koodi',
      introduction:
        'Väärä PIN-koodi näppäiltiin liian monta kertaa peräkkäin, joten puhepostisi on saanut uuden PIN-koodin. Vanha PIN-koodisi ei enää toimi. Käytä tästä lähtien uutta; se on vaihdettava, kun käytät sitä ensimmäisen kerran.',
      pin: 'Uusi PIN-koodisi:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Puhepostisi on yhä lukittu, koska väärä PIN-koodi näppäiltiin liian monta kertaa: ennen kuin tämä PIN-koodi toimii, järjestelmänvalvojan tai käyttötuen on poistettava lukitus.',
  helpdeskWrites: (word) => `Käyttötuen viesti: ${word}`,
  mailboxLocked: {
    subject: 'Puhepostisi on lukittu',
    introduction:
      'Puhepostisi on lukittu, koska väärä PIN-koodi näppäiltiin liian monta kertaa peräkkäin. Niin kauan kuin se on lukittu, mikään PIN-koodi ei kelpaa, ei edes oikea.',
    unlockedBy: {
      administrator:
        'Vain järjestelmänvalvoja tai käyttötuki voi poistaa lukituksen. Ota yhteyttä heihin.',
      reset:
        'Lukitus poistuu uudella PIN-koodilla: pyydä uusi samaan tapaan kuin ennenkin tai ota yhteyttä järjestelmänvalvojaan tai käyttötukeen.',
    },
    locked: 'Lukittu:',
    wrongPins: 'Vääriä PIN-koodeja peräkkäin:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'Puhepostisi lukitus on poistettu',
    introduction:
      'Puhepostisi oli lukittu, ja järjestelmänvalvoja tai käyttötuki on poistanut lukituksen. PIN-koodisi on sama kuin ennen.',
    unlocked: 'Lukitus poistettu:',
  },
  pinExpiry: {
    subject: 'Puhepostisi PIN-koodi vanhenee pian',
    introduction: (date) =>
      `Puhepostisi PIN-koodi vanhenee ${date}. Vaihda se puhelimessa sitä ennen: soita puhepostisi numeroon, kirjaudu sisään ja valitse uusi PIN-koodi.`,
    otherwise: 'Muuten sinun on vaihdettava se, kun seuraavan kerran kirjaudut sisään.',
    expires: 'Vanhenee:',
    forgotten: {
      question: 'Oletko unohtanut PIN-koodisi?',
      advice:
        'Pyydä uusi samaan tapaan kuin ennenkin tai ota yhteyttä järjestelmänvalvojaan tai käyttötukeen.',
    },
  },
  pinBounced: {
    subject: 'Puhepostin PIN-koodia ei voitu toimittaa',
    greeting: 'Hei,',
    introduction:
      'Puhepostin uusi PIN-koodi lähetettiin sähköpostitse, ja viestistä ilmoitettiin myöhemmin, ettei sitä voitu toimittaa. Siihen mennessä kukaan ei ollut käyttänyt PIN-koodia.',
    outcome: {
      returned: 'Edellinen PIN-koodi on taas voimassa, eikä uusi enää kelpaa.',
      withoutPin:
        'Puhepostilla ei ollut aiemmin PIN-koodia, eikä sillä ole sitä nytkään: kukaan ei pääse puhepostiin, ennen kuin uusi PIN-koodi saapuu.',
      locked:
        'Edellistä PIN-koodia ei saa ottaa takaisin käyttöön, joten puheposti on lukittu: mikään PIN-koodi ei kelpaa, ennen kuin lukitus poistetaan.',
      stays:
        'Palautettavaa edellistä PIN-koodia ei ole, joten uusi pysyy voimassa, vaikka kukaan ei ole saanut sitä.',
    },
    stillLocked:
      'Puheposti on lukittu, koska väärä PIN-koodi näppäiltiin liian monta kertaa. Ennen kuin mikään PIN-koodi toimii, lukitus on poistettava.',
    mailbox: 'Puheposti:',
    extension: 'Alanumero:',
    status: 'Sähköpostipalvelimen ilmoittama tila:',
    reported: 'Ilmoitettu:',
    whatToDo: {
      question: 'Mitä on tehtävä?',
      advice:
        'Tarkista tämän puhepostin sähköpostiosoite ja se, pääseekö sähköposti perille. Sen jälkeen puhepostin omistaja voi pyytää uuden PIN-koodin.',
    },
    noPin:
      'Tässä viestissä ei ole PIN-koodia, eikä järjestelmänvalvojakaan pysty hakemaan sitä näkyviin.',
  },
  secrecy:
    'Pidä PIN-koodi omana tietonasi. Kenenkään ei pitäisi koskaan kysyä sitä sinulta, ei edes käyttötuen.',
};
