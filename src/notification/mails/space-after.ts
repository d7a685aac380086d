/** What separates a text from the next one on its line: full-width punctuation already brings its space. */
export const spaceAfter = (text: string) => (/[，、。：！？]$/.test(text) ? '' : ' ');
