/** Rows under their headers, in columns as wide as their widest cell. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headers, ...rows].map((cells) => cells.map(visible));
  const widths = headers.map((_, column) =>
    lines.reduce((width, cells) => Math.max(width, widthOf(cells[column] ?? '')), 0),
  );
  return lines.map((cells) => inColumns(cells, widths)).join('\n');
}

/** One fact per line: its name, then its value. */
export function definitionList(pairs: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...pairs.map(([name]) => widthOf(name)));
  return pairs.map(([name, value]) => inColumns([name, visible(value)], [width, 0])).join('\n');
}

/** A time as logs write it, to the second. */
export function timeText(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A chance for reading, such as `1 in 66,665`; it never reads smaller than it is. */
export function chanceText(chance: number): string {
  if (chance <= 0) return 'none';
  if (chance >= 1) return 'certain';
  const one = 1 / chance;
  const attempts = one < 10 ? Math.floor(one * 10) / 10 : Math.floor(one);
  return `1 in ${attempts.toLocaleString('en')}`;
}

function inColumns(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, column) => {
    return cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
  });
  return padded.join('  ').trimEnd();
}

// Stored text must not move the cursor or colour the screen.
function visible(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}

/** In columns, as far as each code point takes one. */
function widthOf(text: string): number {
  return Array.from(text).length;
}
