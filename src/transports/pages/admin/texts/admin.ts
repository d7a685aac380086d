import type { Written } from '../../texts/texts-of.js';
import type { AdminTexts } from './admin-texts.js';
import { en } from './en.js';

export const adminTexts: Written<AdminTexts> = { en };
