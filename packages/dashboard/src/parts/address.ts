/** What the page's address (its hash) names: `#BTC-USD`, or `#BTC-USD/fundingRate/173689929` for the trace of one number. */
export interface Address {
  readonly market: string | null;
  readonly trace: { readonly field: string; readonly round: number } | null;
}

/**
 * Reads a hash; what is not understood is left out.
 *
 * @example
 * parseAddress("#BTC-USD/index/7") // { market: "BTC-USD", trace: { field: "index", round: 7 } }
 */
export function parseAddress(hash: string): Address {
  const [market = "", field = "", round = ""] = hash.replace(/^#/, "").split("/").map(decode);
  const named = market === "" ? null : market;
  const traced = named !== null && /^[A-Za-z]+$/.test(field) && /^\d{1,15}$/.test(round);
  return { market: named, trace: traced ? { field, round: Number(round) } : null };
}

/** The hash of an address. `formatAddress({ market: "BTC-USD", trace: null }) // "#BTC-USD"` */
export function formatAddress({ market, trace }: Address): string {
  const head = `#${encodeURIComponent(market ?? "")}`;
  return trace === null ? head : `${head}/${trace.field}/${trace.round}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
