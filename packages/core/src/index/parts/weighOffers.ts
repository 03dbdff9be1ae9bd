import { capShares } from "../../math/capShares.ts";
import { capFor } from "../weigh.ts";
import { type Offer, venueOf } from "./offer.ts";
import type { WeighRule } from "./recipe.ts";

export interface Weights {
  /** As given by the rule and the trust, per offer. */
  readonly raw: readonly number[];
  /** After the caps, adding up to 1. */
  readonly shares: readonly number[];
}

/** Below this a weight cannot be divided by without losing its digits. */
const DENORMAL = 1e-280;
/** A weight this far below the largest is none. */
const NEGLIGIBLE = 1e-15;

function rawWeight(offer: Offer, by: WeighRule["by"]): number {
  if (by === "equal") return 1;
  // Depth on one side only does not support a price: the thinner side counts.
  const weight = by === "depth" ? Math.min(offer.bidDepth ?? 0, offer.askDepth ?? 0) : (offer.weight ?? 1);
  return weight > 0 && Number.isFinite(weight) ? weight : 0;
}

/**
 * Each usable offer's weight: equal, as stated, or the thinner side of its book, times the venue's trust and the
 * discount for its error; no venue above its cap.
 *
 * @param offers usable offers
 * @param trust per venue, 0 to 1; 1 when absent
 * @param errors relative half-width of each converted price; 0 when absent
 * @returns raw weights and shares; equal shares when nobody has any weight
 * @example
 * weighOffers([{ source: "a", price: 1, bidDepth: 40, askDepth: 2 }, { source: "b", price: 1, bidDepth: 3, askDepth: 6 }], { by: "depth", ... }).raw // [2, 3]
 */
export function weighOffers(
  offers: readonly Offer[],
  rule: WeighRule,
  trust: Readonly<Record<string, number>> = {},
  errors: readonly number[] = [],
): Weights {
  const weights = offers.map((offer, i) => {
    const venue = venueOf(offer);
    const trusted = rawWeight(offer, rule.by) * (Object.hasOwn(trust, venue) ? (trust[venue] ?? 1) : 1);
    return rule.errorScale === null ? trusted : trusted / (1 + ((errors[i] ?? 0) / rule.errorScale) ** 2);
  });
  let largest = 0;
  for (const weight of weights) if (weight > largest) largest = weight;
  const raw = largest < DENORMAL ? offers.map(() => 1) : weights.map((weight) => (weight < largest * NEGLIGIBLE ? 0 : weight));
  let sum = 0;
  for (const weight of raw) sum += weight;
  const totals = new Map<string, number>();
  for (const [i, offer] of offers.entries()) totals.set(venueOf(offer), (totals.get(venueOf(offer)) ?? 0) + (raw[i] ?? 0));
  const present = [...totals.entries()].filter(([, total]) => total > 0);
  const cap = rule.caps === null ? 1 : capFor(present.length, rule.caps);
  if (cap >= 1) return { raw, shares: raw.map((weight) => weight / sum) };
  const capped = capShares(
    present.map(([, total]) => total),
    cap,
  );
  const factors = new Map(present.map(([venue, total], i) => [venue, (capped[i] ?? 0) / total]));
  const shares = offers.map((offer, i) => (raw[i] ?? 0) * (factors.get(venueOf(offer)) ?? 0));
  return { raw: shares, shares };
}
