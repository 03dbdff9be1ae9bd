import { tenorShock } from "@evenkeel/core/margin/portfolio/public";
import type { Adapter, AdapterTable } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";
import { portfolioMarginOf } from "../options/portfolioInputs.ts";

const shock: Adapter = ({ dte, base, power }) => tenorShock(numberOf(dte), numberOf(base), numberOf(power));

export const portfolioAdapters: AdapterTable = {
  deribit: { iv_shock: shock, iv_shock_old: shock },
  "derive-v2": { pmrm2_portfolio_margin: portfolioMarginOf },
};
