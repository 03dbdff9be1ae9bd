import type { BlackScholesInput, OptionKind } from "@evenkeel/core/options/public";
import type { CaseInputs } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";

/** `"call"`, `"C"`, 1, true, or the other side. */
export function kindOf(value: unknown): OptionKind {
  if (typeof value === "string" && !/^[+-]?[\d.]+$/.test(value)) return value.trim().toLowerCase().startsWith("p") ? "put" : "call";
  if (typeof value === "boolean") return value ? "call" : "put";
  return numberOf(value) > 0 ? "call" : "put";
}

/** An option on spot as the files write it; rates that a case leaves out are 0. */
export function spotOption(inputs: CaseInputs, kind: OptionKind = kindOf(inputs.type)): BlackScholesInput {
  const { spot, strike, T, vol, variance, r, q } = inputs;
  return {
    kind,
    spot: numberOf(spot),
    strike: numberOf(strike),
    years: numberOf(T),
    volatility: variance === undefined ? numberOf(vol) : Math.sqrt(numberOf(variance)),
    rate: numberOf(r ?? 0),
    dividendYield: numberOf(q ?? 0),
  };
}
