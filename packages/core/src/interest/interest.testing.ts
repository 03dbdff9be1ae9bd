import type { InterestParameters } from "./interestParameters.ts";

const YEAR = 31_536_000;

export const INTEREST: InterestParameters = {
  base: 0.02 / YEAR,
  slopeBelow: 0.08 / YEAR,
  slopeAbove: 0.4 / YEAR,
  kink: 0.75,
  parityShare: 0.25,
  parityPremium: 0.005,
  max: 0.5 / YEAR,
};
