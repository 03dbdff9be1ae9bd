import type { TraderView } from "./trader.ts";

/**
 * Cuts an order to what the market's mode lets through: reductions in every mode but a halt, in gap closing also what shrinks the skew.
 *
 * @param size Signed base units.
 * @returns Signed base units, 0 when nothing is allowed.
 * @example
 * permitted(5, { mode: "ReduceOnly", position: -2, skew: -10 }); // 2
 */
export function permitted(size: number, view: Pick<TraderView, "mode" | "position" | "skew">): number {
  if (view.mode === "Normal") return size;
  if (view.mode === "Halted") return 0;
  const reducing = opposed(size, view.position);
  const closing = view.mode === "GapClosing" ? opposed(size, view.skew) : 0;
  return Math.sign(size) * Math.max(reducing, closing);
}

/** How much of `size` runs against `quantity` without going past zero. */
function opposed(size: number, quantity: number): number {
  return size * quantity < 0 ? Math.min(Math.abs(size), Math.abs(quantity)) : 0;
}
