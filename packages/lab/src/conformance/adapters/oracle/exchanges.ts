import {
  BINANCE_2020,
  binanceCap,
  binanceRecipe,
  bitmexRecipe,
  deribitRecipe,
  EMPTY_RECIPE_STATE,
  OKX,
  PLAIN_MEDIAN,
  type RecipeResult,
  runRecipe,
} from "@evenkeel/core/index/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";
import { NOW, namedOffersOf, offersOf, priceOf, roundOf, weightedOffersOf } from "./offers.ts";

const heldOf = (result: RecipeResult) => result.offers.map(({ held }) => held);
const binance2020 = ({ priceWeight }: CaseInputs) => ({ index: priceOf(roundOf(weightedOffersOf(priceWeight), BINANCE_2020)) });

/** The median is stated, so it is offered as often as the prices that deviate from it. */
function binanceClamp(inputs: CaseInputs): unknown {
  const median = numberOf(inputs.median);
  const cap = inputs.cap === undefined ? binanceCap(String(inputs.base ?? inputs.asset ?? "")) : numberOf(inputs.cap);
  return listOf(inputs.deviationsPct).map((deviation) => {
    const prices = [median * (1 + numberOf(deviation) / 100), median, median];
    return heldOf(roundOf(offersOf(prices), binanceRecipe(cap)))[0];
  });
}

/** The exclusion alone: what happens when only one or two remain is a rule, and a mechanism, of its own. */
function bitmexExclusion(inputs: CaseInputs): unknown {
  const result = roundOf(offersOf(inputs.prices), { ...bitmexRecipe(numberOf(inputs.tolerance ?? 0.1)), few: [] });
  return { active: result.offers.flatMap(({ status }, i) => (status === "used" ? [i] : [])), index: priceOf(result) };
}

function millisOf(clock: unknown): number {
  const [hours = 0, minutes = 0, seconds = 0] = String(clock).split(":").map(Number);
  return NOW + 1000 * (3600 * hours + 60 * minutes + seconds);
}

/** Constituents are named A, B, C, ... by their column. */
function bitmexTimeline(inputs: CaseInputs): unknown {
  const recipe = bitmexRecipe();
  let state = EMPTY_RECIPE_STATE;
  return listOf(inputs.timeline).map((row) => {
    const [clock, ...prices] = listOf(row);
    const named = prices.map((price, i): [string, unknown] => [String.fromCharCode(65 + i), price]);
    const offers = namedOffersOf(Object.fromEntries(named));
    const round = runRecipe(state, offers, { at: millisOf(clock) }, recipe);
    state = round.state;
    return round.result.offers.flatMap(({ status, offer }) => (status === "used" ? [offer.source] : [])).join("");
  });
}

function bitmexFreeze(inputs: CaseInputs): unknown {
  const last = inputs.lastIndex === undefined || inputs.lastIndex === null ? null : numberOf(inputs.lastIndex);
  const result = roundOf(offersOf(inputs.prices), bitmexRecipe(numberOf(inputs.tolerance ?? 0.1)), {}, last);
  return { index: result.ok ? result.price : result.lastPrice, frozen: !result.ok };
}

function deribitCappedMedian(inputs: CaseInputs): unknown {
  const offers = weightedOffersOf(inputs.priceWeight);
  const result = roundOf(offers, deribitRecipe(numberOf(inputs.cap ?? 0.005)));
  return { median: priceOf(roundOf(offers, PLAIN_MEDIAN)), capped: heldOf(result), index: priceOf(result) };
}

function deribitAges(inputs: CaseInputs): unknown {
  const recipe = deribitRecipe();
  const admit = { ...recipe.admit, maxAgeMillis: 1000 * numberOf(inputs.maxBookAgeS ?? 180) };
  const offers = listOf(inputs.ages).map((age, i) => ({ source: String(i), price: 100, publishedAt: NOW - 1000 * numberOf(age) }));
  return roundOf(offers, { ...recipe, admit }).offers.map(({ status }) => status === "used");
}

export const exchangeAdapters: AdapterTable = {
  Binance: {
    "2020 rule, two deviating venues": binance2020,
    "2020 rule: >5% from median -> weight 0; more than one such venue -> index = median; 10 s without update -> weight 0": binance2020,
    "cap at median +-3% (BTC, ETH 1%)": binanceClamp,
  },
  BitMEX: {
    "exclude constituent >= X% from median (X=25 in 2017; 10 since 2020-12-16)": bitmexExclusion,
    "re-introduction: within 2% of the median of the other active ones for 15 continuous minutes": bitmexTimeline,
    "two constituents: freeze at last index when either is >= X/2 from the index": bitmexFreeze,
  },
  Deribit: {
    "capped median: clamp each source to median +-0.5%, then weighted mean": deribitCappedMedian,
    "stale venue exclusion": deribitAges,
  },
  OKX: {
    "2 and 1 venues": ({ prices }) => listOf(prices).map((group) => priceOf(roundOf(offersOf(group), OKX))),
    ">=3 venues: equal weight, clamp to median +-3%; 2: mean; 1: last": ({ prices }) => ({
      median: priceOf(roundOf(offersOf(prices), PLAIN_MEDIAN)),
      index: priceOf(roundOf(offersOf(prices), OKX)),
    }),
  },
};
