import type { Trace } from "@evenkeel/core";
import type { StageExplanation } from "../explanation.ts";
import { short, stageLine } from "./stageLine.ts";

const PRICE = "quote per base";

/** From the legs to the index, its half-width and its average. */
export function priceStages(trace: Trace): StageExplanation[] {
  return [...legStages(trace), ...indexStages(trace)];
}

function legStages({ price }: Trace): StageExplanation[] {
  return Object.entries(price.legs).flatMap(([currency, leg]) => {
    const unit = `per ${currency}`;
    if (leg.kind === "assumed") {
      return [
        stageLine("leg", currency, leg.price, unit, "assumed: no venue quotes it"),
        stageLine("leg", `${currency} half-width`, leg.halfWidth, unit),
      ];
    }
    const { result } = leg;
    if (!result.ok) return [stageLine("leg", currency, null, unit, result.code)];
    return [
      stageLine("leg", currency, result.price, unit, `${result.venuesUsed} venues`),
      stageLine("leg", `${currency} half-width`, result.halfWidth, unit),
    ];
  });
}

function indexStages({ price, index, indexAverage }: Trace): StageExplanation[] {
  if (!price.ok) return [stageLine("index", "index", index, PRICE, price.code)];
  const guard = price.guarded === null ? "the guard let it pass" : `held back by the ${price.guarded} guard`;
  const clamped = price.contributions.filter((one) => one.clamped).length;
  const drifted = price.contributions.filter((one) => one.status === "drifted").length;
  const venues = [
    `${price.venuesUsed} venues`,
    ...(clamped > 0 ? [`${clamped} clamped to the median's edge`] : []),
    ...(drifted > 0 ? [`${drifted} left out for their drift`] : []),
  ];
  return [
    stageLine("index", "aggregate", price.aggregate, PRICE, venues.join(", ")),
    stageLine("index", "index", price.price, PRICE, price.rebaselined ? "re-baselined" : guard),
    stageLine("index", "confidence", price.halfWidth, PRICE, `half-width, ${short((1e4 * price.halfWidth) / price.price)} bp`),
    stageLine("index", "indexAverage", indexAverage, PRICE, "5-minute average"),
  ];
}
