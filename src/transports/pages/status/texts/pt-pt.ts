import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const ptPT: StatusTexts = {
  title: 'Estado do serviço',
  intro:
    'O que o serviço acabou de verificar, a partir do computador em que é executado. Volta a verificar sempre que esta página é carregada.',
  allWell: 'Está tudo como deve ser.',
  failures: (count) => counted(count, 'falha', 'falhas'),
  warnings: (count) => counted(count, 'aviso', 'avisos'),
  again: 'Verificar novamente',
  caption: 'O que foi examinado, os problemas primeiro',
  state: 'Estado',
  examined: 'Examinado',
  what: 'Resultado',
  states: { ok: 'Em ordem', warning: 'Aviso', failure: 'Falha' },
  todo: 'O que fazer:',
};
