import type { Written } from '../../texts/texts-of.js';
import type { CampaignsTexts } from './campaigns-texts.js';
import { en } from './en.js';

export const campaignsTexts: Written<CampaignsTexts> = { en };
