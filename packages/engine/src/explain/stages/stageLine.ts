import type { StageExplanation } from "../explanation.ts";
import type { StageName } from "./stageName.ts";

/** One line of the ladder, not yet checked. */
export function stageLine(stage: StageName, name: string, value: number | null | undefined, unit: string, note = ""): StageExplanation {
  return { stage, name, value: value ?? null, unit, note, check: null };
}

/** A number inside a sentence. */
export function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
