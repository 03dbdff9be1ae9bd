import { black76, DERIVE_FEED_LIMITS, feedVolatility } from "@evenkeel/core/options/public";
import type { AdapterTable } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";
import { portfolioMarginOf } from "./portfolioInputs.ts";
import { rawSviOf } from "./smileInputs.ts";

const SECONDS_PER_YEAR = 31_536_000;

export const deriveAdapters: AdapterTable = {
  "Derive (Lyra v2)": {
    "SVI vol feed": (inputs) => {
      const feed = { ...rawSviOf(inputs), forward: numberOf(inputs.forward), years: numberOf(inputs.tau) };
      return feedVolatility(feed, numberOf(inputs.strike), DERIVE_FEED_LIMITS);
    },
    "black-76 price incl. limits": ({ secondsToExpiry, vol, forward, strike, discount }) => {
      const total = numberOf(vol) * Math.sqrt(numberOf(secondsToExpiry) / SECONDS_PER_YEAR);
      const price = (kind: "call" | "put") => black76(kind, numberOf(forward), numberOf(strike), total, numberOf(discount ?? 1));
      return { call: price("call"), put: price("put") };
    },
  },
  "Derive (Lyra v2) PMRM_2": {
    "portfolio margin MM/IM": portfolioMarginOf,
  },
};
