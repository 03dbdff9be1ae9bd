import type { LiveRound, RunInfo } from "@evenkeel/engine/api/wire";
import type { Connection } from "../live/liveState.ts";
import { formatClock, formatDay, formatPercent } from "../words/format.ts";
import type { Theme } from "./useTheme.ts";

export interface TopBarProps {
  readonly run: RunInfo;
  readonly round: LiveRound | undefined;
  readonly connection: Connection;
  readonly ended: boolean;
  readonly theme: Theme;
  switchTheme(): void;
}

/** Who runs what, the event clock, how far it is, and whether the page is connected. */
export function TopBar({ run, round, connection, ended, theme, switchTheme }: TopBarProps) {
  const word = ended ? "Ended" : connection === "live" ? "Live" : connection === "lost" ? "Reconnecting" : "Connecting";
  const progress = round?.progress ?? null;
  return (
    <div className="topbar">
      <div className="brand">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <span>Evenkeel</span>
      </div>
      <p className="scenario">
        {run.scenario} <span className="muted">· policy</span> {run.policy} <span className="muted">· seed</span> {run.seed}
      </p>
      <p className="clock number">
        <span className="clock-day muted">{formatDay(round?.at)}</span> {formatClock(round?.at)} <span className="muted">UTC</span>
      </p>
      <p className={`connection connection-${ended ? "ended" : connection}`}>
        <span className="dot" aria-hidden="true" />
        {word}
      </p>
      <button
        type="button"
        className="icon-button"
        onClick={switchTheme}
        aria-label={`Switch to the ${theme === "dark" ? "light" : "dark"} theme`}
      >
        <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
          <circle cx="12" cy="12" r="8.500" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M12 3.500a8.500 8.500 0 0 1 0 17Z" fill="currentColor" />
        </svg>
      </button>
      {progress !== null && (
        <div
          className="progress"
          role="progressbar"
          aria-label="Progress of the run"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(progress * 100)}
          title={`${formatPercent(progress, 0)} of the run`}
        >
          <span style={{ transform: `scaleX(${progress})` }} />
        </div>
      )}
    </div>
  );
}
