import type { Scorecard } from "../scorecard.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { formatDuration, formatNumber, formatTime } from "./format.ts";

/** What is needed to make this report again. */
export function provenanceHtml(scorecard: Scorecard): string {
  const { versions, wallClock, market, policy, scenario, seed, configHash, nodeCount, notes } = scorecard;
  const rows: readonly (readonly [string, string])[] = [
    ["Market", market],
    ["Policy", policy],
    ["Scenario", scenario],
    ["Seed", String(seed)],
    ["Nodes", String(nodeCount)],
    ["Configuration hash", configHash ?? "not recorded"],
    ["Evenkeel", versions.package],
    ["Node.js", versions.node],
    ["V8", versions.v8],
    ["Assumptions", notes.length === 0 ? "none" : notes.join("; ")],
    [
      "Run",
      `${formatTime(wallClock.startedAt)} UTC, took ${formatDuration(wallClock.elapsedSeconds)} (${formatNumber(wallClock.speedup)} × event time)`,
    ],
  ];
  const body = rows.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<section id="provenance"><h2>Provenance</h2><dl>${body.join("")}</dl><p>The same seed, data and versions give the same figures byte by byte, except <code>latency</code> and <code>wallClock</code>.</p></section>`;
}
