import type { Written } from '../../texts/texts-of.js';
import type { AuditTexts } from './audit-texts.js';
import { en } from './en.js';

export const auditTexts: Written<AuditTexts> = { en };
