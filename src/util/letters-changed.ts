// How far a mistyped word is from another. Which distance is still near is left to those who ask; the work grows with
// the product of both lengths, so they bound them.

/** Letters to put in, take out, replace or swap with their neighbour, to get the whole name or a part of it. */
export function lettersChanged(wanted: string, name: string, goal: 'whole' | 'part'): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: name.length + 1 }, (_, index) => (goal === 'whole' ? index : 0));
  for (let i = 1; i <= wanted.length; i++) {
    const row = [i];
    for (let j = 1; j <= name.length; j++) {
      const isSame = wanted[i - 1] === name[j - 1];
      const cheapest = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + Number(!isSame),
      );
      row.push(isSwap([wanted, i], [name, j]) ? Math.min(cheapest, (beforeLast[j - 2] ?? 0) + 1) : cheapest);
    }
    beforeLast = last;
    last = row;
  }
  return goal === 'whole' ? (last.at(-1) ?? 0) : Math.min(...last);
}

/** The two letters before both places are the same the other way round. */
function isSwap([a, i]: readonly [string, number], [b, j]: readonly [string, number]): boolean {
  return i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
}
