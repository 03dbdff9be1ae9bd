import { clamp } from "../../math/clamp.ts";
import { marginCap } from "../cap/marginCap.ts";

/** One limit of the rate of a period; a system lists several and all of them hold at the end. */
export type CapParameters =
  | { readonly cap: "absolute"; readonly most: number }
  | { readonly cap: "range"; readonly low: number; readonly high: number }
  /** `factor * (initial - maintenance)`. */
  | { readonly cap: "margin"; readonly factor: number; readonly initialMargin: number; readonly maintenanceMargin: number }
  /** Largest change against the rate that was charged last. */
  | { readonly cap: "change"; readonly most: number }
  /** Smallest |rate| that is charged. */
  | { readonly cap: "least"; readonly least: number };

/** Name of a limit. */
export type CapName = CapParameters["cap"];

/** The rate inside every limit, and the limits that moved it, in the order of the list. */
export interface Capped {
  readonly rate: number;
  readonly bit: readonly CapName[];
}

function one(rate: number, previous: number | null, parameters: CapParameters): number {
  switch (parameters.cap) {
    case "absolute":
      return clamp(rate, -parameters.most, parameters.most);
    case "range":
      return clamp(rate, parameters.low, parameters.high);
    case "margin": {
      const most = marginCap(parameters.factor, parameters.initialMargin, parameters.maintenanceMargin);
      return clamp(rate, -most, most);
    }
    case "change":
      return previous === null ? rate : clamp(rate, previous - parameters.most, previous + parameters.most);
    case "least":
      return Math.abs(rate) >= parameters.least ? rate : rate < 0 ? -parameters.least : parameters.least;
  }
}

/**
 * Stage 5: the rate inside every limit of the list.
 *
 * Limits on the change and the least rate are applied before limits on the level, whatever their order in the list, so the level always holds.
 *
 * @param previous Rate of the period charged last, or null before the first.
 * @example
 * capRate(0.02, 0.001, [{ cap: "absolute", most: 0.003 }, { cap: "change", most: 0.001 }]) // { rate: 0.002, bit: ["change"] }
 */
export function capRate(rate: number, previous: number | null, parameters: readonly CapParameters[]): Capped {
  const isLevel = ({ cap }: CapParameters): boolean => cap === "absolute" || cap === "range" || cap === "margin";
  let held = rate;
  const bit: CapName[] = [];
  for (const level of [false, true]) {
    for (const parameter of parameters) {
      if (isLevel(parameter) !== level) continue;
      const next = one(held, previous, parameter);
      if (next !== held) bit.push(parameter.cap);
      held = next;
    }
  }
  return { rate: held, bit };
}
