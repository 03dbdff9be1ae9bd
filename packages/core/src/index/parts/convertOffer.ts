import type { Offer } from "./offer.ts";

/**
 * An offer's price in the index's unit: turned round if it is quoted the wrong way, then multiplied by the other indices it goes through.
 * Connect takes those from the previous round, so that markets may convert through each other.
 *
 * @param conversions prices of the other indices
 * @param errors their relative half-widths, which add in squares to the offer's own; 0 when absent
 * @returns the factor that also scales half-widths, and the price; null when an index is missing or the price cannot be turned round
 * @example
 * convertOffer({ source: "a", price: 70_000, invert: true, through: ["BTC/USD"] }, { "BTC/USD": 77_000 }) // { price: 1.1, ... }
 */
export function convertOffer(
  offer: Offer,
  conversions: Readonly<Record<string, number>>,
  errors: Readonly<Record<string, number>> = {},
): { readonly price: number; readonly halfWidth: number } | null {
  if (offer.invert && !(offer.price > 0)) return null;
  let factor = 1;
  let squares = 0;
  for (const name of offer.through ?? []) {
    const index = Object.hasOwn(conversions, name) ? conversions[name] : undefined;
    if (index === undefined || !Number.isFinite(index)) return null;
    factor *= index;
    squares += (Object.hasOwn(errors, name) ? (errors[name] ?? 0) : 0) ** 2;
  }
  const halfWidth = offer.halfWidth ?? 0;
  const price = offer.invert ? factor / offer.price : offer.price * factor;
  // First order: d(1/p) = dp / p^2.
  const own = offer.invert ? (halfWidth * Math.abs(factor)) / (offer.price * offer.price) : halfWidth * Math.abs(factor);
  return { price, halfWidth: squares === 0 ? own : Math.sqrt(own * own + price * price * squares) };
}
