import type { Trace } from "@evenkeel/core";
import type { SnapshotBody } from "../../journal/roundRows.ts";
import type { StageExplanation } from "../explanation.ts";
import { short, stageLine } from "./stageLine.ts";

const PRICE = "quote per base";
const YEARLY = "per square root of a year";

/** What was read of the chain before the round, and the divergence, volatility and memory that follow. */
export function measureStages(trace: Trace, before: SnapshotBody | null): StageExplanation[] {
  return [...chainStages(before), ...divergenceStages(trace), ...volatilityStages(trace), ...memoryStages(trace)];
}

function chainStages(before: SnapshotBody | null): StageExplanation[] {
  if (before === null) return [];
  const { accepted, valid, openInterestLong, openInterestShort, skewScale, poolValue } = before;
  const anchor = accepted === null ? "no accepted round yet" : `round ${accepted.round} is the last accepted`;
  return [
    stageLine("chain", "openInterestLong", openInterestLong, "base", `block of ${new Date(before.blockTime).toISOString()}`),
    stageLine("chain", "openInterestShort", openInterestShort, "base"),
    stageLine("chain", "skewScale", skewScale, "base", skewScale === 0 ? "not skew-priced" : "skew that moves the mark by 100 %"),
    stageLine("chain", "poolValue", poolValue, "quote", `${anchor}, ${valid ? "valid" : "not valid now"}`),
  ];
}

function divergenceStages({ mark, divergence }: Trace): StageExplanation[] {
  const own = stageLine("divergence", "mark", mark, PRICE, "at this node's index");
  if (divergence === null) return [own];
  const { level, average, z, scale, halfLifeSeconds, persistence, sure } = divergence;
  return [
    own,
    stageLine("divergence", "basis", level, "fraction", "mark / index - 1"),
    stageLine("divergence", "average", average, "fraction"),
    stageLine("divergence", "scale", scale, "fraction", "one sigma, from the smaller volatility and the confidence"),
    stageLine("divergence", "z", z, "sigma"),
    stageLine("divergence", "persistence", persistence.share, "share", `beyond the band for ${short(persistence.sinceMillis / 1_000)} s`),
    stageLine("divergence", "halfLife", halfLifeSeconds, "seconds", halfLifeSeconds === null ? "the samples do not tell" : ""),
    stageLine("divergence", "sure", sure, "probability", "that the basis has this sign"),
  ];
}

function volatilityStages({ volatility }: Trace): StageExplanation[] {
  return [
    stageLine("volatility", "current", volatility?.current, YEARLY),
    stageLine("volatility", "slow", volatility?.slow, YEARLY, "cannot follow a crisis up"),
  ];
}

function memoryStages({ memory }: Trace): StageExplanation[] {
  if (memory === null) return [];
  const { anchoredRound, anchored, carried, local, averageLambda, integralLambda } = memory;
  const anchor = anchoredRound === null ? "no accepted round yet" : `of round ${anchoredRound}`;
  const parts = (name: "premiumAverage" | "premiumIntegral", unit: string, lambda: number): StageExplanation[] => [
    stageLine("memory", `${name} accepted`, anchored[name], unit, anchor),
    stageLine("memory", `${name} carried`, carried[name], unit, `contracted by 1 - ${short(lambda)} a round, with own later rounds`),
    stageLine("memory", `${name} local`, local[name], unit, "own addition of this round"),
    stageLine("memory", name, carried[name] + local[name], unit, "carried + local"),
  ];
  return [...parts("premiumAverage", "fraction", averageLambda), ...parts("premiumIntegral", "fraction seconds", integralLambda)];
}
