import type { LiveRound } from "@evenkeel/engine/api/wire";
import { inBp } from "./format.ts";
import { reasonWords } from "./reasonWords.ts";

/** One sentence that answers whether the market is level. */
export function headline(round: LiveRound): string {
  if (round.indexFailure !== null) return `There is no index now: ${lowerFirst(reasonWords(round.indexFailure))}.`;
  if (round.basis === null) return "Waiting for the first accepted round.";
  const size = inBp(Math.abs(round.basis), 1, false);
  const calm = round.basisThresholds[0] ?? null;
  const inside = calm !== null && Math.abs(round.basis) < calm;
  const where = calm === null ? "" : `, ${inside ? "inside" : "outside"} the calm band of ±${inBp(calm, 0, false)}`;
  if (Math.abs(round.basis) < 0.000_005) return `Mark is at the index${where}.`;
  return `Mark is ${size} ${round.basis > 0 ? "above" : "below"} the index${where}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
