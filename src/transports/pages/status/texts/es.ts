import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const es: StatusTexts = {
  title: 'Estado del servicio',
  intro:
    'Lo que el servicio acaba de encontrar, visto desde el equipo en el que funciona. Vuelve a comprobarlo cada vez que se carga esta página.',
  allWell: 'Todo está como debe.',
  failures: (count) => counted(count, 'fallo', 'fallos'),
  warnings: (count) => counted(count, 'advertencia', 'advertencias'),
  again: 'Volver a comprobar',
  caption: 'Lo que se ha comprobado, los problemas primero',
  state: 'Estado',
  examined: 'Comprobado',
  what: 'Resultado',
  states: { ok: 'Correcto', warning: 'Advertencia', failure: 'Fallo' },
  todo: 'Qué hacer:',
};
