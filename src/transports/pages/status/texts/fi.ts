import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const fi: StatusTexts = {
  title: 'Palvelun tila',
  intro:
    'Mitä palvelu on juuri havainnut siltä tietokoneelta katsoen, jolla se toimii. Se tarkistaa tilanteen joka kerta, kun tämä sivu ladataan.',
  allWell: 'Kaikki on niin kuin pitääkin.',
  failures: (count) => counted(count, 'vika', 'vikaa'),
  warnings: (count) => counted(count, 'varoitus', 'varoitusta'),
  again: 'Tarkista uudelleen',
  caption: 'Mitä tutkittiin, ongelmat ensin',
  state: 'Tila',
  examined: 'Tutkittu',
  what: 'Havainto',
  states: { ok: 'Kunnossa', warning: 'Varoitus', failure: 'Vika' },
  todo: 'Mitä on tehtävä:',
};
