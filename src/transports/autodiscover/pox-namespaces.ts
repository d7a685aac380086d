/** How a caller spells the namespaces: Microsoft's documentation has https:// since 2020, its programs http://. */
export type Spelling = 'http' | 'https';

/** [MS-OXDSCLI] 2.2.1: of requests, of the answer around everything, and of the answer for Outlook. */
export function namespacesOf(spelling: Spelling) {
  const start = `${spelling}://schemas.microsoft.com/exchange/autodiscover`;
  return {
    request: `${start}/outlook/requestschema/2006`,
    envelope: `${start}/responseschema/2006`,
    answer: `${start}/outlook/responseschema/2006a`,
  } as const;
}
