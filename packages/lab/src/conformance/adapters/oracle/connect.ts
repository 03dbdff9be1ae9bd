import { connectRecipe, connectVoteRecipe, convertOffer, type Offer } from "@evenkeel/core/index/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";
import { offersOf, priceOf, roundOf, weightedOffersOf } from "./offers.ts";

function pathOf(entry: unknown, i: number): Offer {
  const { p, price, invert, normalizeBy, provider } = recordOf(entry);
  return {
    source: String(i),
    venue: String(provider ?? i),
    price: numberOf(p ?? price),
    invert: invert === true,
    through: normalizeBy === undefined || normalizeBy === null ? [] : [String(normalizeBy)],
  };
}

function aggregate(inputs: CaseInputs): unknown {
  const prices = Object.entries(recordOf(inputs.indexPrices ?? {}));
  const conversions = Object.fromEntries(prices.map(([name, price]) => [name, numberOf(price)]));
  return priceOf(roundOf(listOf(inputs.paths).map(pathOf), connectRecipe(numberOf(inputs.minProviderCount ?? 1)), { conversions }));
}

function adjustedPrice(inputs: CaseInputs): unknown {
  const offer = { source: "path", price: numberOf(inputs.price), invert: inputs.invert === true, through: ["index"] };
  return convertOffer(offer, { index: numberOf(inputs.indexPrice) })?.price ?? null;
}

const stakeMedian = ({ priceWeight }: CaseInputs) => priceOf(roundOf(weightedOffersOf(priceWeight), connectVoteRecipe()));

const withQuorum = (inputs: CaseInputs) =>
  priceOf(
    roundOf(weightedOffersOf(inputs.priceWeight), connectVoteRecipe(numberOf(inputs.threshold)), {
      totalWeight: numberOf(inputs.totalBonded),
    }),
  );

export const connectAdapters: AdapterTable = {
  "Skip Connect (Slinky)": {
    "README/code conflict": stakeMedian,
    "adjusted price": adjustedPrice,
    "conversion market + median": aggregate,
    "conversion path needs an index price that is missing": aggregate,
    "conversion, documented example": aggregate,
    "invert then normalise by own index": aggregate,
    "inverted path": aggregate,
    "median, even count averages middle two": ({ values }) => priceOf(roundOf(offersOf(values), connectRecipe(1))),
    "min provider count": aggregate,
    "stake-weighted median, first price with cumulative weight >= floor(total/2)": stakeMedian,
    "submitted power must be >= 0.667 of bonded stake": withQuorum,
    "two providers -> average": aggregate,
  },
};
