import type { FinishSummary, LiveRound } from "@evenkeel/engine/api/wire";
import type { Connection } from "../live/liveState.ts";
import { formatClock } from "../words/format.ts";
import { modeWords } from "../words/modeWords.ts";

export interface BannersProps {
  readonly round: LiveRound;
  readonly connection: Connection;
  readonly finish: FinishSummary | null;
}

/** What the reader must know before trusting the numbers: a lost connection, the end of the run, a market that does not take all orders. */
export function Banners({ round, connection, finish }: BannersProps) {
  const mode = modeWords(round.mode, round.modeReason);
  return (
    <>
      {connection === "lost" && finish === null && (
        <p className="banner banner-alarm" role="alert">
          <strong>Connection lost.</strong> The figures are those of {formatClock(round.at)} UTC event time. Trying again.
        </p>
      )}
      {finish !== null && (
        <div className="banner" role="status">
          <strong>The run has {finish.outcome === "completed" ? "ended" : finish.outcome}.</strong> {finish.message}
          {connection === "lost" && " The page shows its last state."}
          {finish.figures.map(({ label, value }) => (
            <span key={label} className="banner-figure">
              {label} <b className="number">{value}</b>
            </span>
          ))}
          {finish.outDirectory !== null && <span className="banner-figure">Report in {finish.outDirectory}</span>}
        </div>
      )}
      {round.mode !== "Normal" && (
        <p className="banner banner-mode">
          <strong>{mode.name}.</strong> {mode.rule} {mode.why} {mode.until}
        </p>
      )}
    </>
  );
}
