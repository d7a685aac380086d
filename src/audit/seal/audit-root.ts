import { z } from 'zod';

/** The signed root of the Merkle tree over the audit: it stands for every event up to its size. */
export interface AuditRoot {
  /** How many leaves the tree has. */
  readonly size: number;
  readonly root: Buffer;
  /** When a root of this size was first signed, by the database's clock: UTC with microseconds. */
  readonly at: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** A size and a root, as they are written down elsewhere: `SIZE:ROOT`, the root in hexadecimal digits. */
export interface KnownRoot {
  readonly size: number;
  readonly root: Buffer;
}

/** A root as it is in AUDIT_ROOT_FILE. */
export interface WrittenRoot extends AuditRoot {
  /**
   * One that was written there earlier and that the audit does not lead over any more: the database was set back,
   * or replaced, between the two.
   */
  readonly lost?: KnownRoot | undefined;
}

/** What is signed. */
export function rootStatement({ size, root, at, keyId }: Omit<AuditRoot, 'signature'>): string {
  return `umpin audit root 1\nsize ${size}\nroot ${root.toString('hex')}\nat ${at}\nkey ${keyId}\n`;
}

/** `SIZE:ROOT`. */
export function rootText({ size, root }: KnownRoot): string {
  return `${size}:${root.toString('hex')}`;
}

/** Reads `SIZE:ROOT`; undefined if it is none. */
export function parseRoot(text: string): KnownRoot | undefined {
  const [, size, root = ''] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return size === undefined ? undefined : { size: Number(size), root: Buffer.from(root, 'hex') };
}

/** A line of AUDIT_ROOT_FILE. */
export function rootLine({ size, root, at, keyId, signature, lost }: WrittenRoot): string {
  return JSON.stringify({
    size,
    root: root.toString('hex'),
    at,
    key: keyId,
    signature: signature.toString('base64'),
    ...(lost && { lost: rootText(lost) }),
  });
}

/** Reads such a line; undefined if it is none. */
export function parseRootLine(line: string): WrittenRoot | undefined {
  const parsed = writtenRoot.safeParse(line);
  return parsed.data;
}

const hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => Buffer.from(text, 'hex'));

const writtenRoot = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      size: z.int().min(0),
      root: hex,
      at: z.string(),
      key: z.string(),
      signature: z.string(),
      lost: z.string().optional(),
    }),
  )
  .transform(({ key: keyId, signature, lost, ...root }): WrittenRoot => ({
    ...root,
    keyId,
    signature: Buffer.from(signature, 'base64'),
    ...(lost !== undefined && { lost: parseRoot(lost) }),
  }));

/** What a leaf of the tree stands for: the newest event of a chain when it was sealed. */
export interface AuditLeaf {
  readonly chain: string;
  readonly seq: bigint;
  readonly hash: Buffer;
}

/** A leaf's data: the chain as its length in bytes (4) and its UTF-8, the place in it (8), the hash (32). */
export function leafData({ chain, seq, hash }: AuditLeaf): Buffer {
  const name = Buffer.from(chain);
  const data = Buffer.alloc(12 + name.length);
  data.writeUInt32BE(name.length);
  name.copy(data, 4);
  data.writeBigInt64BE(seq, 4 + name.length);
  return Buffer.concat([data, hash]);
}
