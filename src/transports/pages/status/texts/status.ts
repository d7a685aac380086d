import type { Written } from '../../texts/texts-of.js';
import { en } from './en.js';
import type { StatusTexts } from './status-texts.js';

export const statusTexts: Written<StatusTexts> = { en };
