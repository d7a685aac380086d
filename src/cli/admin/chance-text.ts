/** A chance for reading, such as `1 in 66,665`; it never reads smaller than it is. */
export function chanceText(chance: number): string {
  if (chance <= 0) return 'none';
  if (chance >= 1) return 'certain';
  const one = 1 / chance;
  const tries = one < 10 ? Math.floor(one * 10) / 10 : Math.floor(one);
  return `1 in ${tries.toLocaleString('en')}`;
}
