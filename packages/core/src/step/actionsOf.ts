import type { Action } from "./action.ts";
import type { Encoded, Withheld } from "./assess.ts";
import type { Decision } from "./decide.ts";

const NONE: readonly Action[] = [];

/** What follows from a closed round; nothing follows while quotes are only absorbed. */
export function actionsOf(closeRound: number | null, assessed: Encoded | Withheld | null, decision: Decision | null): readonly Action[] {
  if (closeRound === null || assessed === null) return NONE;
  if ("code" in assessed) return [{ kind: "withhold", round: closeRound, ...assessed }];
  const publish: Action = { kind: "publish", round: closeRound };
  const tier = decision?.policy.tier;
  if (tier === undefined || tier.tier === tier.previous) return [publish];
  return [publish, { kind: "tier", round: closeRound, from: tier.previous, to: tier.tier }];
}
