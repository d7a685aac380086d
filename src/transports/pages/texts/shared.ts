import { en } from './en.js';
import type { SharedTexts } from './shared-texts.js';
import type { Written } from './texts-of.js';

export const sharedTexts: Written<SharedTexts> = { en };
