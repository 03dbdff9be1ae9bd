import type { LiveRound, RunMarket } from "@evenkeel/engine/api/wire";
import { formatApr, formatNumber, formatPercent, formatPrice, formatQuantity, inBp, per8Hours, priceDecimals } from "../words/format.ts";
import type { ChartSpec, LevelSpec } from "./chartSpec.ts";

const BP = 10_000;
const scaled = (value: number | null, factor: number) => (value === null ? null : value * factor);
const bp = (value: number | null) => inBp(scaled(value, 1 / BP));

/** Mark and index in price units. */
export function markChart(round: LiveRound, { quote }: RunMarket): ChartSpec {
  const decimals = priceDecimals(round.index);
  const show = (value: number | null) => formatPrice(value, decimals);
  return {
    title: "Mark against index",
    unit: quote,
    decimals: Math.max(0, decimals - 1),
    series: [
      { label: "Index", color: "index", value: ({ index }) => index, show, dashed: true },
      { label: "Mark", color: "mark", value: ({ mark }) => mark, show },
    ],
  };
}

/** Basis in basis points over the tiers' bands. */
export function basisChart(round: LiveRound): ChartSpec {
  const thresholds = round.basisThresholds.filter((threshold) => threshold !== null).map((threshold) => threshold * BP);
  return {
    title: "Basis and tiers",
    unit: "bp",
    decimals: 1,
    series: [{ label: "Basis", color: "ink", value: ({ basis }) => scaled(basis, BP), show: bp }],
    tierBands: thresholds,
    atLeast: (thresholds[0] ?? 0) * 1.15,
  };
}

/** Funding in basis points per 8 h between its caps. */
export function fundingChart(round: LiveRound): ChartSpec {
  const limit = round.limits.find(({ field }) => field === "fundingRate");
  const levels: LevelSpec[] = [];
  for (const [label, value] of [
    ["cap", limit?.min],
    ["cap", limit?.max],
  ] as const) {
    if (typeof value === "number") levels.push({ label, value: per8Hours(value) * BP, color: "tier3" });
  }
  const perEight = (rate: number | null) => (rate === null ? null : per8Hours(rate) * BP);
  return {
    title: "Funding",
    unit: typeof limit?.max === "number" ? `bp per 8 h, cap ±${formatNumber(per8Hours(limit.max) * BP)}` : "bp per 8 h",
    decimals: 2,
    levels,
    series: [
      {
        label: "Funding",
        color: "funding",
        value: ({ fundingRatePerSecond }) => perEight(fundingRatePerSecond),
        show: (value) => `${formatNumber(value, 2, true)} bp`,
        shape: "step",
      },
      {
        label: "Borrow",
        color: "muted",
        value: ({ borrowRatePerSecond }) => perEight(borrowRatePerSecond),
        show: (value) => formatApr(value === null ? null : value / per8Hours(BP), false).concat(" a year"),
        shape: "step",
        dashed: true,
        width: 1,
      },
    ],
  };
}

/** Open interest of both sides above, skew below. */
export function interestChart({ base }: RunMarket): ChartSpec {
  const show = (value: number | null) => formatQuantity(value);
  return {
    title: "Open interest and skew",
    unit: base,
    decimals: 0,
    series: [
      { label: "Long", color: "long", value: ({ openInterestLong }) => openInterestLong, show },
      { label: "Short", color: "short", value: ({ openInterestShort }) => openInterestShort, show, dashed: true },
      {
        label: "Skew",
        color: "long",
        value: ({ skew }) => skew,
        show: (value) => formatQuantity(value, true),
        shape: "baseline",
        width: 1,
        pane: 1,
      },
    ],
  };
}

/** Initial and maintenance margin in percent of notional. */
export function marginChart(): ChartSpec {
  const show = (value: number | null) => formatPercent(scaled(value, 0.01));
  return {
    title: "Margin",
    unit: "% of notional",
    decimals: 1,
    series: [
      { label: "Initial", color: "long", value: ({ initialMargin }) => scaled(initialMargin, 100), show, shape: "step" },
      {
        label: "Maintenance",
        color: "short",
        value: ({ maintenanceMargin }) => scaled(maintenanceMargin, 100),
        show,
        shape: "step",
        dashed: true,
      },
    ],
  };
}
