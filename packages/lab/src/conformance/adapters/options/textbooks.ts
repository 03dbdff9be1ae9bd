import { assetOrNothing, blackScholes, cashOrNothing, gapOption, greeks, type OptionGreeks } from "@evenkeel/core/options/public";
import type { Adapter, AdapterTable } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";
import { spotOption } from "./blackInputs.ts";

const DAYS_PER_YEAR = 365;

const price: Adapter = (inputs) => blackScholes(spotOption(inputs));
const greek =
  (name: keyof OptionGreeks): Adapter =>
  (inputs) =>
    greeks(spotOption(inputs))[name];

const GREEKS: Readonly<Record<string, Adapter>> = {
  "black-scholes price": price,
  "greek: price": price,
  "greek: delta": greek("delta"),
  "greek: gamma": greek("gamma"),
  "greek: vega": greek("vega"),
  "greek: theta": greek("theta"),
  "greek: theta per day": (inputs) => greeks(spotOption(inputs)).theta / DAYS_PER_YEAR,
  "greek: rho": greek("rho"),
  "greek: dividendRho": greek("dividendRho"),
  "greek: elasticity": greek("elasticity"),
  "greek: vanna": greek("vanna"),
  "greek: volga": greek("volga"),
  "greek: charm": greek("charm"),
};

export const textbookAdapters: AdapterTable = {
  "Haug 1998 (via QuantLib)": {
    ...GREEKS,
    "asset-or-nothing": (inputs) => assetOrNothing(spotOption(inputs)),
    "cash-or-nothing": (inputs) => cashOrNothing(spotOption(inputs), numberOf(inputs.cash)),
    "gap option": (inputs) => gapOption(spotOption(inputs), numberOf(inputs.payoffStrike)),
  },
  Hull: GREEKS,
};
