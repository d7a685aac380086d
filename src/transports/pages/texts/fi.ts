import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const fi: SharedTexts = {
  service: 'Puheposti',
  skip: 'Siirry pääsisältöön',
  areas: {
    label: 'Osiot',
    owner: 'Oma puheposti',
    helpdesk: 'Käyttötuki',
    admin: 'Hallinta',
    audit: 'Valvontaloki',
  },
  signedInAs: (login) => `Kirjautuneena käyttäjänä ${login}`,
  signOut: 'Kirjaudu ulos',
  signOutEverywhere: 'Kirjaudu ulos kaikilta laitteilta',
  signedOut: 'Olet kirjautunut ulos.',
  signIn: {
    title: 'Kirjaudu sisään',
    login: 'Käyttäjätunnus',
    loginHint: 'Yleensä sähköpostiosoitteesi',
    password: 'Salasana',
    button: 'Kirjaudu sisään',
    elsewhere: 'Kirjaudu sisään yrityksen tunnuksella',
    elsewhereNewTab: 'Kirjaudu sisään yrityksen tunnuksella (avautuu uuteen välilehteen)',
    elsewhereKept: 'Palaa sen jälkeen tähän välilehteen ja jatka siitä, mitä syötit.',
    byPassword: 'Tai kirjaudu sisään käyttäjätunnuksella ja salasanalla',
    wrong: 'Käyttäjätunnus tai salasana on väärä.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Liian moni kirjautuminen on epäonnistunut. Yritä uudelleen minuutin kuluttua.'
        : `Liian moni kirjautuminen on epäonnistunut. Yritä uudelleen ${minutes} minuutin kuluttua.`,
    denied: 'Sinua ei kirjattu sisään yrityksen tunnuksella.',
    failed:
      'Kirjautuminen kesti liian kauan, tai sitä ei aloitettu tässä selaimessa. Yritä uudelleen.',
    noAccess:
      'Yrityksen tunnuksellasi ei voi käyttää tätä palvelua. Kysy järjestelmänvalvojalta tai käyttötuesta.',
    unavailable: 'Kirjautumistasi ei voi juuri nyt tarkistaa. Yritä uudelleen minuutin kuluttua.',
    done: 'Olet kirjautunut sisään',
    signedInElsewhere:
      'Saatat olla yhä kirjautuneena yrityksen tunnuksella. Jos muut käyttävät tätä laitetta, kirjaudu ulos myös siitä.',
    ended: 'Istuntosi on päättynyt. Kirjaudu uudelleen sisään.',
    endedKept:
      'Istuntosi on päättynyt, joten mitään ei ole vielä tehty. Kun kirjaudut uudelleen sisään, voit jatkaa siitä, mitä syötit.',
    byProxyOnly:
      'Yrityksesi verkko kirjaa sinut sisään, mutta se ei ole kertonut, kuka olet. Kysy järjestelmänvalvojalta tai käyttötuesta.',
  },
  goOn: {
    title: 'Haluatko jatkaa?',
    text: 'Olet kirjautunut uudelleen sisään sen jälkeen, kun avasit sivun. Mitään ei ole vielä tehty, ja syöttämäsi tiedot ovat tallessa.',
    button: 'Jatka',
  },
  problem: 'Ongelma',
  problemTitle: (title) => `Ongelma: ${title}`,
  errors: {
    notAllowed: {
      title: 'Et voi käyttää tätä sivua',
      text: 'Tililläsi ei ole siihen oikeutta, tai toinen sivusto ohjasi sinut tänne.',
    },
    missing: { title: 'Sivua ei ole', text: 'Tarkista osoite.' },
    unreadable: {
      title: 'Lähettämiäsi tietoja ei voi lukea',
      text: 'Mitään ei ole muutettu. Palaa takaisin ja yritä uudelleen.',
    },
    unavailable: {
      title: 'Tämä ei juuri nyt toimi',
      text: 'Yritä uudelleen minuutin kuluttua.',
    },
    internal: {
      title: 'Jokin meni vikaan',
      text: (requestId) =>
        `Vika ei ole sinussa. Ilmoita tämä numero järjestelmänvalvojalle: ${requestId}`,
    },
    plainText: {
      title: 'Yhteys ei ole suojattu',
      text: (url) =>
        `Salasanasi voitaisiin lukea matkalla, joten täällä ei voi kirjautua sisään. Käytä osoitetta ${url}`,
    },
  },
  back: 'Takaisin',
  time: (date, clock, zone) => `${date} klo ${clock} (${zone})`,
};
