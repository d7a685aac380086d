import type { z } from 'zod';
import { rootText } from '../../../audit/seal/audit-root.js';
import type { Verified } from '../../../audit/verify/audit-verification.js';
import type { verificationSchema } from './audit.contract.js';

/** A verification as the admin API, and the command with --json, tell of it. */
export function verificationAnswer(verified: Verified): z.infer<typeof verificationSchema> {
  const { findings, events, chains, root, fileRoot } = verified;
  return {
    intact: findings.length === 0,
    events,
    chains,
    root: root ? rootText(root) : null,
    fileRoot: fileRoot ? rootText(fileRoot) : null,
    findings: findings.map(({ places, ...finding }) => {
      return { ...finding, ...(places && { places: [...places] }) };
    }),
  };
}
