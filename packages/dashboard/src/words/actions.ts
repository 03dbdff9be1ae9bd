import type { LimitState, LiveRound } from "@evenkeel/engine/api/wire";
import { fieldWords } from "./fieldWords.ts";
import { formatApr, formatDuration, formatPercent, inBp, per8Hours } from "./format.ts";
import { modeWords } from "./modeWords.ts";

export interface Action {
  /** Short label of the instrument. */
  readonly what: string;
  /** What it does now, one sentence. */
  readonly how: string;
  /** False when the instrument rests. */
  readonly active: boolean;
}

/** What is being done about the gap now, instrument by instrument. */
export function actions(round: LiveRound): readonly Action[] {
  return [funding(round), borrow(round), margin(round), fee(round), orders(round)];
}

function funding({ fundingRatePerSecond: rate, basis, halfLifeSeconds }: LiveRound): Action {
  if (rate === null || rate === 0) return { what: "Funding", how: "Nobody pays.", active: false };
  const [payer, receiver] = rate > 0 ? ["Longs", "shorts"] : ["Shorts", "longs"];
  const closing = basis !== null && Math.sign(basis) === Math.sign(rate);
  const pull =
    basis === null || basis === 0 ? "" : closing ? `, which pulls the mark ${rate > 0 ? "down" : "up"}` : ", still unwinding an older gap";
  const pace = closing && halfLifeSeconds !== null ? ` Gaps halve in about ${formatDuration(halfLifeSeconds)}.` : "";
  return {
    what: "Funding",
    how: `${payer} pay ${receiver} ${inBp(per8Hours(Math.abs(rate)), 2, false)} per 8 h${pull}.${pace}`,
    active: true,
  };
}

function borrow({ borrowRatePerSecond: rate, skew }: LiveRound): Action {
  if (rate === null || rate === 0) return { what: "Borrow", how: "No charge.", active: false };
  const side =
    skew === null || skew === 0 ? "The larger side pays" : skew > 0 ? "Longs, the larger side, pay" : "Shorts, the larger side, pay";
  return { what: "Borrow", how: `${side} the pool ${formatApr(rate, false)} a year.`, active: true };
}

function margin({ initialMargin, limits }: LiveRound): Action {
  const floor = limits.find(({ field }) => field === "initialMargin")?.min ?? null;
  const raised = initialMargin !== null && floor !== null && initialMargin > floor * 1.001;
  const how = raised
    ? `Opening a position takes ${formatPercent(initialMargin)}, raised from the floor of ${formatPercent(floor)}.`
    : `Opening a position takes ${formatPercent(initialMargin)}.`;
  return { what: "Margin", how, active: raised };
}

function fee({ tradeFee }: LiveRound): Action {
  return { what: "Trade fee", how: `${inBp(tradeFee, 1, false)} of notional.`, active: false };
}

function orders({ mode, modeReason }: LiveRound): Action {
  const { name, rule } = modeWords(mode, modeReason);
  return { what: "Orders", how: mode === "Normal" ? rule : `${name}. ${rule}`, active: mode !== "Normal" };
}

const BINDINGS: Readonly<Record<LimitState["binding"], string>> = {
  none: "Free",
  min: "At minimum",
  max: "At maximum",
  step: "Step limit",
  interval: "Interval",
  linked: "Linked rule",
};

/** Which limit holds a field, in words, and a sentence for those who ask. */
export function bindingWords(limit: LimitState): { readonly short: string; readonly long: string } {
  const { label, show } = fieldWords(limit.field);
  const short = BINDINGS[limit.binding];
  if (limit.binding === "none") return { short, long: `${label} is what the policy asked for.` };
  return { short, long: `${label} is ${show(limit.value)}; the policy asked for ${show(limit.asked)}.` };
}
