import type { InEveryLanguage } from '../../../../common/language.js';
import { ca } from './ca.js';
import { da } from './da.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fi } from './fi.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { ko } from './ko.js';
import { nb } from './nb.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { ptBR } from './pt-br.js';
import { ptPT } from './pt-pt.js';
import { ru } from './ru.js';
import type { AdminTexts } from './admin-texts.js';
import { sv } from './sv.js';
import { zhHans } from './zh-hans.js';
import { zhHant } from './zh-hant.js';

export const adminTexts: InEveryLanguage<AdminTexts> = {
  ca,
  da,
  de,
  en,
  es,
  fi,
  fr,
  it,
  ja,
  ko,
  nb,
  nl,
  pl,
  'pt-BR': ptBR,
  'pt-PT': ptPT,
  ru,
  sv,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};
