import { refuse, within } from "../../market/refuse.ts";

/** A commodity's net position in units of delta, and its scanning charge. */
export interface SpreadLeg {
  readonly id: string;
  /** Signed net delta. */
  readonly delta: number;
  /** Outright margin per unit of |delta|, quote currency. */
  readonly charge: number;
}

/** A pair (or more) of commodities that offset each other; the order of a list of rules is their priority. */
export interface SpreadRule {
  /** Signed deltas of one spread, e.g. +2 corn against -1 soy; the reverse spread counts too. */
  readonly legs: readonly { readonly id: string; readonly ratio: number }[];
  /** Share of the legs' outright margin that the spread saves, 0 to 1. */
  readonly creditRate: number;
}

/** Quote currency. */
export interface SpreadMargin {
  readonly outright: number;
  readonly credit: number;
  readonly margin: number;
}

/**
 * Inter-commodity credits in the manner of SPAN: rules in order of priority, each using up the deltas it pairs.
 *
 * A rule forms `min |delta| / |ratio|` spreads over what earlier rules left, and saves `creditRate` of the outright margin of those deltas.
 * Source: CME SPAN (the clearing house's published spread calculation).
 *
 * @param legs one per commodity
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * spreadCredit([{ id: "corn", delta: 2, charge: 1_750 }, { id: "soy", delta: -1, charge: 2_500 }],
 *   [{ legs: [{ id: "corn", ratio: 2 }, { id: "soy", ratio: -1 }], creditRate: 0.55 }]) // { outright: 6_000, credit: 3_300, margin: 2_700 }
 */
export function spreadCredit(legs: readonly SpreadLeg[], rules: readonly SpreadRule[]): SpreadMargin {
  refuse("MARGIN_INPUT", [
    ...legs.flatMap((leg, i) => within(`legs[${i}].charge`, leg.charge, 0, Number.POSITIVE_INFINITY)),
    ...rules.flatMap((rule, i) => within(`rules[${i}].creditRate`, rule.creditRate, 0, 1)),
  ]);
  const charges = new Map(legs.map(({ id, charge }) => [id, charge]));
  const remaining = new Map<string, number>();
  for (const { id, delta } of legs) remaining.set(id, (remaining.get(id) ?? 0) + delta);
  const outright = [...remaining].reduce((sum, [id, delta]) => sum + Math.abs(delta) * (charges.get(id) ?? 0), 0);
  let credit = 0;
  for (const rule of rules) {
    const direction = Math.sign((remaining.get(rule.legs[0]?.id ?? "") ?? 0) * (rule.legs[0]?.ratio ?? 0));
    const spreads = Math.min(...rule.legs.map(({ id, ratio }) => (direction * (remaining.get(id) ?? 0)) / ratio));
    if (direction === 0 || !(spreads > 0)) continue;
    for (const { id, ratio } of rule.legs) {
      remaining.set(id, (remaining.get(id) ?? 0) - direction * spreads * ratio);
      credit += rule.creditRate * spreads * Math.abs(ratio) * (charges.get(id) ?? 0);
    }
  }
  return { outright, credit, margin: outright - credit };
}
