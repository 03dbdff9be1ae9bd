import type { LegDescription, MarketDescription, SourceDescription } from "@evenkeel/core/market/marketDescription";
import type { ManifestAsset } from "./manifestSchema.ts";

/** The market that a manifest's asset defines; its id is `BASE-QUOTE`. */
export function describeMarket(asset: ManifestAsset): MarketDescription {
  return {
    market: `${asset.base}-${asset.quote}`,
    base: asset.base,
    quote: asset.quote,
    roundSeconds: asset.roundSeconds,
    sources: asset.sources.map(describeSource),
    legs: Object.fromEntries(Object.entries(asset.legs).map(([currency, leg]) => [currency, describeLeg(leg)])),
    minimumVenues: asset.minimumVenues,
    stalenessMillis: asset.stalenessMillis,
    singleVenueHalfWidth: asset.singleVenueHalfWidth,
    skewScale: asset.skewScale,
  };
}

function describeLeg(leg: ManifestAsset["legs"][string]): LegDescription {
  return leg.kind === "index" ? { ...leg, sources: leg.sources.map(describeSource) } : leg;
}

function describeSource({ venue, pair, thin, stalenessMillis }: ManifestAsset["sources"][number]): SourceDescription {
  return { venue, pair, ...(thin === undefined ? {} : { thin }), ...(stalenessMillis === undefined ? {} : { stalenessMillis }) };
}
