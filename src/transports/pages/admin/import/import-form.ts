/** The names of the fields of an import. */
export const importFields = {
  file: 'file',
  text: 'text',
  sendPins: 'sendPins',
  share: 'share',
  version: 'version',
} as const;
