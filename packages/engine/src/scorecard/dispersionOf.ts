/**
 * Spread of the nodes' vectors per field: `(max - min) / max(|x|)`, 0 where all nodes agree; empty without vectors.
 *
 * The result is between 0 and 2 (values of opposite sign). The quotient is exact to 1e-9 even for wad integers beyond 2^53.
 *
 * @example
 * dispersionOf([[100n, 0n], [99n, 0n]]) // [0.01, 0]
 */
export function dispersionOf(vectors: readonly (readonly bigint[])[]): number[] {
  return (vectors[0] ?? []).map((first, position) => {
    let low = first;
    let high = first;
    for (const vector of vectors) {
      const value = vector[position] ?? first;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const largest = high > -low ? high : -low;
    return high === low ? 0 : Number(((high - low) * 1_000_000_000n) / largest) / 1e9;
  });
}
