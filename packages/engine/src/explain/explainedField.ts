import { EvenkeelError, MARKET_SCHEMA, type MarketField } from "@evenkeel/core";
import type { StageName } from "./stages/stageName.ts";

/** What can be asked for: a field of the MARKET vector, or one of the two figures that a market's price stands in. */
export type ExplainedField = MarketField | "mark" | "basis";

export const EXPLAINED_FIELDS: readonly ExplainedField[] = [...MARKET_SCHEMA.map(({ name }) => name), "mark", "basis"];

const PRICE: readonly StageName[] = ["leg", "index"];
const BASIS: readonly StageName[] = [...PRICE, "chain", "divergence"];
const PREMIUM: readonly StageName[] = [...BASIS, "volatility", "memory"];

/** Stages a number passes through, in their order; what is not listed has no influence on it. */
const STAGES_OF: Readonly<Record<ExplainedField, readonly StageName[]>> = {
  index: PRICE,
  confidence: PRICE,
  indexAverage: PRICE,
  volatility: [...PRICE, "volatility"],
  premiumAverage: [...BASIS, "memory"],
  premiumIntegral: [...PREMIUM, "funding"],
  fundingRate: [...PREMIUM, "funding"],
  borrowRate: ["chain", "interest"],
  initialMargin: [...PRICE, "volatility", "margin"],
  maintenanceMargin: [...PRICE, "volatility", "margin"],
  tradeFee: [...PRICE, "fee"],
  tier: [...PREMIUM, "margin", "tier"],
  mark: BASIS,
  basis: BASIS,
};

/** The stages that a number passes through. */
export function stagesOf(field: ExplainedField): readonly StageName[] {
  return STAGES_OF[field];
}

/**
 * Reads a field's name; throws `EXPLAIN_FIELD_UNKNOWN` with the list of names.
 *
 * @example
 * requireField("fundingRate") // "fundingRate"
 */
export function requireField(name: string): ExplainedField {
  const field = EXPLAINED_FIELDS.find((known) => known === name);
  if (field !== undefined) return field;
  throw new EvenkeelError({
    code: "EXPLAIN_FIELD_UNKNOWN",
    message: "no number of a market has this name",
    field: "field",
    value: name,
    remedy: `Use one of ${EXPLAINED_FIELDS.join(", ")}.`,
  });
}
