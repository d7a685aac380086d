import type { Written } from '../../texts/texts-of.js';
import { en } from './en.js';
import type { OwnerTexts } from './owner-texts.js';

export const ownerTexts: Written<OwnerTexts> = { en };
