import type { Written } from '../../texts/texts-of.js';
import { en } from './en.js';
import type { HelpdeskTexts } from './helpdesk-texts.js';

export const helpdeskTexts: Written<HelpdeskTexts> = { en };
