import type { IndexResult, Trace } from "@evenkeel/core";
import type { NodeExplanation, SourceExplanation, StageExplanation } from "./explanation.ts";

/** How one node came from its quotes to its response. */
export function explainNode(node: number, trace: Trace): NodeExplanation {
  const { price } = trace;
  const legs = Object.entries(price.legs);
  return {
    node,
    sources: [
      ...sourcesOf(null, price),
      ...legs.flatMap(([currency, leg]) => (leg.kind === "index" ? sourcesOf(currency, leg.result) : [])),
    ],
    stages: [...legStages(trace), ...measuredStages(trace), ...policyStages(trace)],
    bounds: Object.entries(trace.bounds?.outcomes ?? {}).map(([field, outcome]) => ({ field, ...outcome })),
    withheld: trace.withheld,
  };
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function sourcesOf(leg: string | null, { contributions }: IndexResult): SourceExplanation[] {
  return contributions.map(({ venue, pair, raw, converted, ageMillis, weight, clamped, status }) => {
    return { leg, venue, pair, raw, converted, ageMillis, weight, clamped, status };
  });
}

function stage(at: StageExplanation["stage"], name: string, value: number | null | undefined, unit: string, note = ""): StageExplanation {
  return { stage: at, name, value: value ?? null, unit, note };
}

function legStages({ price }: Trace): StageExplanation[] {
  return Object.entries(price.legs).map(([currency, leg]) => {
    const unit = `per ${currency}`;
    if (leg.kind === "assumed") return stage("leg", currency, leg.price, unit, `assumed, half-width ${short(leg.halfWidth)}`);
    const { result } = leg;
    if (!result.ok) return stage("leg", currency, null, unit, result.code);
    return stage("leg", currency, result.price, unit, `half-width ${short(result.halfWidth)}, ${result.venuesUsed} venues`);
  });
}

function measuredStages({ price, index, indexAverage, mark, divergence, volatility, memory }: Trace): StageExplanation[] {
  const stages: StageExplanation[] = [];
  if (price.ok) {
    const guard = price.guarded === null ? "" : `held back by the ${price.guarded} guard from ${short(price.aggregate)}`;
    stages.push(stage("index", "index", price.price, "quote per base", price.rebaselined ? "re-baselined" : guard));
    stages.push(stage("index", "confidence", price.halfWidth, "quote per base", `${price.venuesUsed} venues`));
  } else {
    stages.push(stage("index", "index", index, "quote per base", price.code));
  }
  stages.push(stage("index", "indexAverage", indexAverage, "quote per base"), stage("divergence", "mark", mark, "quote per base"));
  if (divergence !== null) {
    stages.push(stage("divergence", "basis", divergence.level, "fraction", "mark / index - 1"));
    stages.push(stage("divergence", "z", divergence.z, "sigma", `scale ${short(divergence.scale)}`));
    stages.push(stage("divergence", "halfLife", divergence.halfLifeSeconds, "seconds"));
  }
  stages.push(stage("volatility", "current", volatility?.current, "per square root of a year"));
  stages.push(stage("volatility", "slow", volatility?.slow, "per square root of a year"));
  if (memory !== null) {
    const anchor = memory.anchoredRound === null ? "no accepted round yet" : `anchored to round ${memory.anchoredRound}`;
    const { carried, local } = memory;
    stages.push(stage("memory", "premiumAverage", carried.premiumAverage + local.premiumAverage, "fraction", anchor));
    stages.push(stage("memory", "premiumIntegral", carried.premiumIntegral + local.premiumIntegral, "fraction seconds", anchor));
  }
  return stages;
}

function policyStages({ policy }: Trace): StageExplanation[] {
  if (policy === null) return [];
  const { response, funding, tier } = policy;
  const law = funding === null ? "no funding under this policy" : `${funding.law}, wanted ${short(funding.wanted)}, limit ${funding.limit}`;
  const stages = [
    stage("funding", "fundingRate", response.fundingRate, "per second", law),
    stage("interest", "borrowRate", response.borrowRate, "per second"),
    stage("margin", "initialMargin", response.initialMargin, "fraction"),
    stage("margin", "maintenanceMargin", response.maintenanceMargin, "fraction"),
    stage("fee", "tradeFee", response.tradeFee, "fraction"),
    stage("tier", "tier", response.tier, "0 to 4", `was ${tier.previous}, thresholds ask for ${tier.enters}`),
  ];
  for (const { name, class: kind, value, enters } of tier.checks) stages.push(stage("tier", name, value, kind, `asks for tier ${enters}`));
  return stages;
}
