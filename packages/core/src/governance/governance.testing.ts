import type { GovernanceParameters } from "./governanceParameters.ts";

const CAP = 4.340277777777778e-7;
const measured = (min: number, max: number) => ({ min, max, maxStepPerSecond: 0 });

/** The envelope of the default market, written out. */
export const GOVERNANCE: GovernanceParameters = {
  bounds: {
    index: measured(1e-9, 1e12),
    confidence: measured(0, 1e12),
    indexAverage: measured(1e-9, 1e12),
    volatility: measured(0, 20),
    premiumAverage: measured(-1, 1),
    premiumIntegral: measured(-100_000, 100_000),
    fundingRate: { min: -CAP, max: CAP, maxStepPerSecond: CAP / 300 },
    borrowRate: { min: 0, max: 1.6e-8, maxStepPerSecond: 1.6e-8 / 300 },
    initialMargin: { min: 0.05, max: 0.5, maxStepPerSecond: 0.000_125 },
    maintenanceMargin: { min: 0.02, max: 0.025, maxStepPerSecond: 0.005 / 86_400 },
    tradeFee: { min: 0.0005, max: 0.005, maxStepPerSecond: 0.0001 },
    tier: { min: 0, max: 4, maxStepPerSecond: 0 },
  },
  rules: { initialOverMaintenance: 1.2, fundingCap: CAP, maxConfidence: 0.05, maxAverageDeviation: 0.2 },
  gate: { base: 0.05, perSecond: 0.001, max: 0.5 },
  rebaselineRounds: 3,
};
