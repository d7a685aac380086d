import type { Chance } from '../faults/support/chance.js';
import { corpus } from './corpus.js';
import {
  characters,
  comments,
  doctypes,
  instructions,
  names,
  namespaces,
} from './hostile-pieces.js';

/** Tags, declarations, comments and CDATA sections, and the text between. */
export function piecesOf(text: string): string[] {
  return text.split(/(<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|<[^>]*>)/).filter(Boolean);
}

export type Mutation = (pieces: readonly string[], chance: Chance) => string[];

const at = ({ length }: readonly string[], chance: Chance) =>
  chance.between(0, Math.max(0, length - 1));

/** Puts something at a place where a piece begins. */
const insert =
  (text: (chance: Chance) => string): Mutation =>
  (pieces, chance) =>
    pieces.toSpliced(chance.between(0, pieces.length), 0, text(chance));

/** Puts something into a tag, behind its name. */
const insertIntoTag =
  (text: (chance: Chance) => string): Mutation =>
  (pieces, chance) => {
    const place = at(pieces, chance);
    const tag = pieces[place] ?? '';
    return pieces.toSpliced(
      place,
      1,
      tag.replace(/^<[\w:]+/, (start) => `${start} ${text(chance)}`),
    );
  };

const replaceSomewhere =
  (pattern: RegExp, text: (chance: Chance) => string): Mutation =>
  (pieces, chance) => {
    const places = pieces.flatMap((piece, index) => (pattern.test(piece) ? [index] : []));
    if (places.length === 0) return [...pieces];
    const place = chance.pick(places);
    return pieces.toSpliced(
      place,
      1,
      (pieces[place] ?? '').replace(pattern, () => text(chance)),
    );
  };

const one = (choices: readonly string[]) => (chance: Chance) => chance.pick(choices);

/** Numbers about the limits, and far above them. */
const someOrMany = (chance: Chance) => chance.pick([1, 2, 15, 16, 17, 63, 64, 65, 256, 1_500]);

const times = (chance: Chance, of: (index: number) => string) =>
  Array.from({ length: someOrMany(chance) }, (_, index) => of(index)).join('');

/** What may go wrong with the structure of a document. */
export const mutations: readonly Mutation[] = [
  (pieces, chance) => pieces.toSpliced(at(pieces, chance), chance.between(1, 2)),
  (pieces, chance) => {
    const place = at(pieces, chance);
    return pieces.toSpliced(place, 0, ...pieces.slice(place, place + chance.between(1, 5)));
  },
  (pieces, chance) => {
    const [a, b] = [at(pieces, chance), at(pieces, chance)];
    return pieces.toSpliced(a, 1, pieces[b] ?? '').toSpliced(b, 1, pieces[a] ?? '');
  },
  (pieces, chance) => {
    const other = piecesOf(chance.pick(corpus));
    return [...pieces.slice(0, at(pieces, chance)), ...other.slice(at(other, chance))];
  },
  (pieces, chance) => pieces.slice(0, at(pieces, chance)),
  (pieces, chance) => [...pieces, ...piecesOf(chance.pick(corpus))],
  insert(one(doctypes)),
  insert(one(instructions)),
  insert(one(comments)),
  insert(one(characters)),
  insert((chance) => `<${chance.pick(names)}>`),
  insert((chance) => `</${chance.pick(names)}>`),
  insert((chance) => `<${chance.pick(names)}/>`),
  insert((chance) => `<a xmlns="${chance.pick(namespaces)}">${chance.pick(characters)}</a>`),
  insert((chance) => times(chance, () => '<a>')),
  insert((chance) => {
    const depth = someOrMany(chance);
    return '<a>'.repeat(depth) + '</a>'.repeat(depth);
  }),
  insert((chance) => times(chance, (index) => `<a${index} xmlns="urn:${index}"/>`)),
  insert((chance) => times(chance, () => '<![CDATA[ ]]>')),
  insert((chance) => times(chance, () => '&#32;')),
  insertIntoTag((chance) => `${chance.pick(names)}="${chance.pick(characters)}"`),
  insertIntoTag((chance) => `${chance.pick(names)}='1'`),
  insertIntoTag((chance) => `xmlns="${chance.pick(namespaces)}"`),
  insertIntoTag((chance) => `xmlns:${chance.pick(names)}="${chance.pick(namespaces)}"`),
  insertIntoTag((chance) => times(chance, (index) => `a${index}="" `)),
  insertIntoTag((chance) => times(chance, (index) => `xmlns:n${index}="urn:${index}" `)),
  insertIntoTag(
    one([
      'soap:mustUnderstand="1"',
      'soap:mustUnderstand="2"',
      'soap:actor="urn:x"',
      'a="1" a="2"',
      'a',
      'a=b',
      '/',
      '<',
    ]),
  ),
  replaceSomewhere(/xmlns(:\w+)?="[^"]*"/, (chance) => `xmlns="${chance.pick(namespaces)}"`),
  replaceSomewhere(/"https?:[^"]*"/, (chance) => `"${chance.pick(namespaces)}"`),
  replaceSomewhere(/^<\/?[\w:]+/, (chance) => `<${chance.pick(names)}`),
  replaceSomewhere(/soap:/, one(['', 'x:', 'SOAP:', 'xml:', 'xmlns:', 's:', 'soap::'])),
  replaceSomewhere(/[^<>]/, one(characters)),
  replaceSomewhere(/=/, one(['', ' = ', '==', '=\n', '&#61;'])),
  replaceSomewhere(/"/, one(["'", '', '""', '&quot;'])),
];
