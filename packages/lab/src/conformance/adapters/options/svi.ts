import {
  butterfly,
  durrleman,
  LEE_BOUND,
  ssviWings,
  steeperWing,
  sviPoint,
  sviTotalVariance,
  sviVolatility,
  toJumpWings,
} from "@evenkeel/core/options/public";
import type { Adapter, AdapterTable } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";
import { rawSviOf, smileOf } from "./smileInputs.ts";

const variance: Adapter = (inputs) => sviTotalVariance(smileOf(inputs), numberOf(inputs.k));
const volatility: Adapter = (inputs) => sviVolatility(smileOf(inputs), numberOf(inputs.k), numberOf(inputs.t ?? 1));
const density: Adapter = (inputs) => durrleman(sviPoint(smileOf(inputs), numberOf(inputs.k)), numberOf(inputs.k));

const smile = (name: string, suffix = ""): Readonly<Record<string, Adapter>> => ({
  [`${name}: total variance`]: variance,
  [`${name}: implied vol`]: volatility,
  [`${name}: Durrleman g(k)${suffix}`]: density,
});

export const sviAdapters: AdapterTable = {
  SVI: {
    ...smile("Vogt smile", " (butterfly indicator)"),
    ...smile("arbitrage-free smile (sigma=1)"),
    ...smile("repaired Vogt smile (c*=0.8564763) from jump-wings"),
    "raw to jump-wings": (inputs) => toJumpWings(rawSviOf(inputs), numberOf(inputs.t ?? 1)),
    "guaranteed repair of a smile": ({ v, psi, p }) => ssviWings({ v: numberOf(v), psi: numberOf(psi), p: numberOf(p) }),
    "butterfly arbitrage verdict": (inputs) => {
      if (inputs.kRange === undefined) return !butterfly(smileOf(inputs)).free;
      const [from, to] = listOf(inputs.kRange).map(numberOf);
      return !butterfly(smileOf(inputs), { from: from ?? 0, to: to ?? 0 }).free;
    },
    // True where the wing breaks the bound; inside it the source states the indicator itself.
    "Lee wing bound": (inputs) => {
      const raw = rawSviOf(inputs);
      return steeperWing(raw) > LEE_BOUND ? true : density(inputs);
    },
  },
};
