import type { Count } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const ptPT: StatusTexts = {
  title: 'Estado do serviço',
  intro:
    'O que o serviço acabou de verificar, a partir do computador em que é executado. Volta a verificar sempre que esta página é carregada.',
  allWell: 'Está tudo como deve ser.',
  found: (failures, warnings) =>
    [counted(failures, 'falha', 'falhas'), counted(warnings, 'aviso', 'avisos')]
      .filter((part) => part !== '')
      .join(', '),
  again: 'Verificar novamente',
  caption: 'O que foi examinado, os problemas primeiro',
  state: 'Estado',
  examined: 'Examinado',
  what: 'Resultado',
  states: { ok: 'Em ordem', warning: 'Aviso', failure: 'Falha' },
  todo: 'O que fazer:',
};

function counted({ value, text }: Count, one: string, many: string): string {
  return value === 0 ? '' : `${text} ${value === 1 ? one : many}`;
}
