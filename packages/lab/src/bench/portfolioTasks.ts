import {
  type AccountBook,
  buildScenarioGrid,
  createMarginScratch,
  type Instrument,
  type MarginColumns,
  marginAccounts,
  PMRM2_PARAMETERS,
  type PortfolioMarket,
} from "@evenkeel/core/margin/portfolio/public";
import { draw } from "../random/draw.ts";
import type { BenchTask } from "./benchRow.ts";
import { timedSweeps } from "./timedSweeps.ts";

const INSTRUMENTS = 500;
const ACCOUNTS = 20_000;
const POSITIONS = 20;
const DAY = 86_400;
const EXPIRY_DAYS = [1, 2, 7, 14, 30, 60, 90, 180, 270, 365];

const market: PortfolioMarket = {
  spot: 3000,
  spotConfidence: 1,
  perpPrice: 3001,
  perpConfidence: 1,
  stablePrice: 1,
  expiries: EXPIRY_DAYS.map((days) => ({
    secondsToExpiry: days * DAY,
    forwardFixed: 0,
    forwardVariable: 3000 * (1 + 0.0001 * days),
    rate: 0.05,
    confidence: 0.95,
  })),
  collaterals: [{ price: 3000, confidence: 1, riskCancelling: true, maintenanceHaircut: 0.015, initialHaircut: 0.005 }],
};

/** 500 options: 25 strikes on each side of ten expiries. */
const instruments: readonly Instrument[] = Array.from({ length: INSTRUMENTS }, (_, i) => ({
  expiry: Math.floor(i / 50),
  strike: 1800 + 100 * Math.floor((i % 50) / 2),
  kind: i % 2 === 0 ? "call" : "put",
  volatility: 0.5 + 0.4 * draw(1, i, "volatility"),
}));

/** Accounts of twenty positions each, a perp and some of the coin; the same in every run. */
function accounts(): AccountBook {
  const positions = ACCOUNTS * POSITIONS;
  return {
    optionStart: Uint32Array.from({ length: ACCOUNTS + 1 }, (_, i) => i * POSITIONS),
    instrument: Uint32Array.from({ length: positions }, (_, i) => Math.floor(INSTRUMENTS * draw(1, i, "instrument"))),
    amount: Float64Array.from({ length: positions }, (_, i) => 20 * draw(1, i, "amount") - 10),
    collateralStart: Uint32Array.from({ length: ACCOUNTS + 1 }, (_, i) => i),
    collateral: new Uint32Array(ACCOUNTS),
    collateralAmount: Float64Array.from({ length: ACCOUNTS }, (_, i) => 10 * draw(1, i, "coin")),
    cash: Float64Array.from({ length: ACCOUNTS }, (_, i) => 100_000 * draw(1, i, "cash")),
    perp: Float64Array.from({ length: ACCOUNTS }, (_, i) => 20 * draw(1, i, "perp") - 10),
    perpValue: new Float64Array(ACCOUNTS),
  };
}

const columns = (): MarginColumns => ({
  maintenance: new Float64Array(ACCOUNTS),
  initial: new Float64Array(ACCOUNTS),
  markToMarket: new Float64Array(ACCOUNTS),
  worst: new Uint32Array(ACCOUNTS),
});

/** Portfolio margins of accounts with 20 positions each from 500 instruments in 33 scenarios, the instruments priced inside the timing; and that pricing. */
export function portfolioTasks(): BenchTask[] {
  return [
    {
      name: "portfolioMargin",
      against: [],
      run: async () => {
        const book = accounts();
        const out = columns();
        return timedSweeps(() => {
          const grid = buildScenarioGrid(instruments, market, PMRM2_PARAMETERS);
          marginAccounts(grid, book, createMarginScratch(grid), out);
          return out;
        }, ACCOUNTS);
      },
    },
    {
      name: "portfolioMargin.grid",
      against: [],
      run: async () => timedSweeps(() => buildScenarioGrid(instruments, market, PMRM2_PARAMETERS), INSTRUMENTS),
    },
  ];
}
