import type { LiveRound } from "@evenkeel/engine/api/wire";
import { useEffect } from "react";
import { inBp } from "../words/format.ts";
import { modeWords } from "../words/modeWords.ts";
import { TIER_WORDS } from "../words/tierWords.ts";

/** Says a change of tier or mode to a screen reader, and shows the state in the title of the window; numbers are not spoken as they tick. */
export function Announcer({ round }: { readonly round: LiveRound }) {
  const status = TIER_WORDS[round.tier].status;
  useEffect(() => {
    document.title = `${status} ${inBp(round.basis)} · ${round.market} · Evenkeel`;
  });
  return (
    <p className="sr-only" role="status">
      {`${round.market}: ${status}, tier ${round.tier}. ${modeWords(round.mode, round.modeReason).rule}`}
    </p>
  );
}
