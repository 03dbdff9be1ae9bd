import { FIELD } from "@evenkeel/core";
import type { SnapshotBody } from "../journal/roundRows.ts";
import type { MarkExplanation } from "./explanation.ts";

/** Contracts compute the mark in 18-decimal integers; floats of the same formula agree to this. */
const FLOAT_TOLERANCE = 1e-12;
const WAD = 1e18;

/** Where the market's own price stood after a block; null before the first accepted vector. */
export function explainMark(snapshot: SnapshotBody | null): MarkExplanation | null {
  const accepted = snapshot?.accepted ?? null;
  if (snapshot === null || accepted === null) return null;
  const { blockTime, mark, openInterestLong, openInterestShort, skewScale } = snapshot;
  const index = Number(accepted.fields[FIELD.index] ?? "0") / WAD;
  const recomputed = skewScale === 0 ? null : index * (1 + (openInterestLong - openInterestShort) / skewScale);
  return {
    at: blockTime,
    mark,
    index,
    indexRound: accepted.round,
    basis: mark / index - 1,
    openInterestLong,
    openInterestShort,
    skewScale,
    check: recomputed === null ? null : { equal: Math.abs(recomputed / mark - 1) <= FLOAT_TOLERANCE, recomputed },
  };
}
