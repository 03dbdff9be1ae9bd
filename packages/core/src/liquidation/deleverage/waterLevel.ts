import { breakpointsOf } from "./breakpoints.ts";
import type { DeleverageBook } from "./deleverageBook.ts";

/** The leverage down to which a side is cut. */
export type WaterLevel =
  /** `(exposure - quantity) / equity`, the sums over what lies above the level. */
  | { readonly kind: "level"; readonly level: number; readonly exposure: number; readonly equity: number }
  /** Accounts without equity alone cover the quantity. */
  | { readonly kind: "withoutEquity" }
  /** Cutting everything is not more than the quantity. */
  | { readonly kind: "all"; readonly capacity: number };

const BUCKETS = 65_536;
/** The four 16-bit digits of a float's bits, most significant first: word (1 is the high one, as on every platform of Node) and shift within it. */
const DIGITS = [
  { word: 1, shift: 16 },
  { word: 1, shift: 0 },
  { word: 0, shift: 16 },
  { word: 0, shift: 0 },
] as const;

/**
 * Finds the leverage `L` at which cutting every account down to it, `sum clamp(exposure - L * equity, 0, position)`, gives the quantity.
 *
 * Expected-loss optimal, independent of order and of how a trader splits accounts (Campbell, Hey, Moallemi, Nutz 2026, arXiv 2603.15963). The level is
 * selected by the bits of the accounts' leverage, 16 at a time, without sorting: at most four passes, whatever the input. Sums of integers are exact.
 *
 * @param book columns of one side; the same units throughout, integers for an exact result
 * @param quantity Lots to close, positive.
 * @example
 * waterLevel({ positions: Float64Array.of(100, 100, 100), exposures: Float64Array.of(100, 100, 100), equities: Float64Array.of(10, 20, 50) }, 60)
 * // { kind: "level", level: 4.666666666666667, exposure: 200, equity: 30 }
 */
export function waterLevel(book: DeleverageBook, quantity: number): WaterLevel {
  const { keys, amounts, equities, count, withoutEquity, capacity } = breakpointsOf(book);
  if (quantity >= capacity) return { kind: "all", capacity };
  if (quantity <= withoutEquity) return { kind: "withoutEquity" };
  const wanted = quantity - withoutEquity;
  const words = new Uint32Array(keys.buffer);
  const amountIn = new Float64Array(BUCKETS);
  const equityIn = new Float64Array(BUCKETS);
  const filled = new Uint32Array(BUCKETS);
  const edge = new Float64Array(1);
  const edgeWords = new Uint32Array(edge.buffer);
  let members: Uint32Array | null = null;
  let size = count;
  let exposure = 0;
  let equity = 0;
  for (const { word, shift } of DIGITS) {
    amountIn.fill(0);
    equityIn.fill(0);
    filled.fill(0);
    for (let i = 0; i < size; i += 1) {
      const at = members ? (members[i] ?? 0) : i;
      const bucket = ((words[2 * at + word] ?? 0) >>> shift) & 0xffff;
      amountIn[bucket] = (amountIn[bucket] ?? 0) + (amounts[at] ?? 0);
      equityIn[bucket] = (equityIn[bucket] ?? 0) + (equities[at] ?? 0);
      filled[bucket] = (filled[bucket] ?? 0) + 1;
    }
    // From the highest leverage down: the first bucket at whose lower edge enough has been cut holds the level.
    const fixed = edgeWords[word] ?? 0;
    let bucket = BUCKETS - 1;
    for (; ; bucket -= 1) {
      edgeWords[word] = (fixed | (bucket << shift)) >>> 0;
      const low = edge[0] ?? 0;
      const amount = exposure + (amountIn[bucket] ?? 0);
      const cut = amount - low * (equity + (equityIn[bucket] ?? 0));
      if (cut >= wanted || bucket === 0) break;
      exposure = amount;
      equity += equityIn[bucket] ?? 0;
    }
    if (filled[bucket] === 0) break;
    const next = new Uint32Array(filled[bucket] ?? 0);
    let kept = 0;
    for (let i = 0; i < size; i += 1) {
      const at = members ? (members[i] ?? 0) : i;
      if ((((words[2 * at + word] ?? 0) >>> shift) & 0xffff) !== bucket) continue;
      next[kept] = at;
      kept += 1;
    }
    members = next;
    size = kept;
  }
  // Saturated accounts alone may give exactly the quantity: then the cut is flat here, and the edge itself is the level.
  if (equity <= 0) return { kind: "level", level: edge[0] ?? 0, exposure: quantity, equity: 0 };
  const above = exposure + withoutEquity;
  return { kind: "level", level: (above - quantity) / equity, exposure: above, equity };
}
