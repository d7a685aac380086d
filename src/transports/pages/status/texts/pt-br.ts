import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const ptBR: StatusTexts = {
  title: 'Estado do serviço',
  intro:
    'O que o serviço acaba de constatar, a partir do computador em que é executado. Ele verifica de novo cada vez que esta página é carregada.',
  allWell: 'Está tudo como deveria.',
  failures: (count) => counted(count, 'falha', 'falhas'),
  warnings: (count) => counted(count, 'aviso', 'avisos'),
  again: 'Verificar de novo',
  caption: 'O que foi examinado, os problemas primeiro',
  state: 'Estado',
  examined: 'Examinado',
  what: 'Constatado',
  states: { ok: 'Em ordem', warning: 'Aviso', failure: 'Falha' },
  todo: 'O que fazer:',
};
