/** Bytes of a question at most (MAX_BODY_BYTES). */
export const BODY_LIMIT = Symbol('BodyLimit');
