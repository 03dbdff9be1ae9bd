import type { IndexParameters } from "./parameters.ts";
import type { IndexPlan } from "./plan.ts";
import type { Contribution } from "./result.ts";
import type { SourceState } from "./state.ts";

/** A contribution while the pipeline works on it; nothing outside the pipeline sees it before it is finished. */
export interface Candidate extends Mutable<Contribution> {
  /** Position among the sources. */
  readonly source: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Price and relative error of one unit of a foreign currency; null when it has no valid price now. */
export type Conversion = (currency: string) => { readonly price: number; readonly error: number } | null;

/**
 * Lists every source with its price in the market's currency and its error, or the reason why it has none.
 * The error adds in squares: the leg's half-width and the move to be expected since publication.
 *
 * @param at the node's clock, milliseconds UTC
 */
export function listCandidates(
  sources: readonly (SourceState | null)[],
  at: number,
  p: IndexParameters,
  plan: IndexPlan,
  convert: Conversion,
): Candidate[] {
  return p.sources.map(({ venue, pair }, source) => {
    const state = sources[source];
    if (!state) {
      return {
        source,
        venue,
        pair,
        raw: null,
        converted: null,
        ageMillis: null,
        error: 0,
        trust: 1,
        weight: 0,
        clamped: false,
        status: "missing",
      };
    }
    const raw = (state.bid + state.ask) / 2;
    const ageMillis = at > state.publishedAt ? at - state.publishedAt : 0;
    const candidate: Candidate = {
      source,
      venue,
      pair,
      raw,
      converted: raw,
      ageMillis,
      error: 0,
      trust: 1,
      weight: 0,
      clamped: false,
      status: ageMillis > (plan.stalenessOf[source] ?? 0) ? "stale" : "used",
    };
    const currency = plan.currencyOf[source];
    const leg = currency ? convert(currency) : null;
    if (currency && !leg) {
      candidate.converted = null;
      if (candidate.status === "used") candidate.status = "conversion_missing";
      return candidate;
    }
    if (leg) candidate.converted = raw * leg.price;
    const drift = p.confidence.driftPerRootSecond * Math.sqrt(ageMillis / 1000);
    candidate.error = leg ? Math.sqrt(leg.error * leg.error + drift * drift) : drift;
    return candidate;
  });
}
