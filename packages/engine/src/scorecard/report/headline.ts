import type { Scorecard } from "../scorecard.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { formatBp, formatDuration, formatNumber, formatShare, formatTime } from "./format.ts";
import { levelSvg } from "./level.ts";

interface Tile {
  readonly name: string;
  readonly value: string;
  readonly detail: string;
}

function tiles({ basis, index, updates, rounds, trades, trading, solvency, liquidations, funding, quotes, orders }: Scorecard): Tile[] {
  return [
    { name: "mean |basis|", value: formatBp(basis.meanAbsBp), detail: `RMS ${formatBp(basis.rmsBp)}` },
    { name: "99th percentile |basis|", value: formatBp(basis.p99AbsBp), detail: `largest raw ${formatBp(basis.raw.maxAbsBp)}` },
    { name: "outside the band", value: formatShare(basis.outsideBandShare), detail: `half-life ${formatDuration(basis.halfLifeSeconds)}` },
    {
      name: "index to venue median",
      value: formatBp(index.p99DeviationFromVenueMedianBp),
      detail: `p99; largest ${formatBp(index.maxDeviationFromVenueMedianBp)}`,
    },
    {
      name: "rounds landed",
      value: formatNumber(updates.landed),
      detail: `of ${formatNumber(rounds)} (${formatShare(updates.landedShare)})`,
    },
    { name: "quotes accepted", value: formatNumber(quotes.accepted), detail: `${formatNumber(quotes.rejectedTotal)} rejected` },
    {
      name: "trades",
      value: formatNumber(trades),
      detail: `by ${formatNumber(trading.accounts)} accounts; ${formatNumber(orders.rejectedTotal)} refused`,
    },
    {
      name: "bad debt",
      value: formatNumber(solvency.badDebt),
      detail: `${formatNumber(liquidations)} liquidation${liquidations === 1 ? "" : "s"}; funding ${formatNumber(funding.paid)}`,
    },
  ];
}

function verdict({ invariants }: Scorecard): string {
  if (invariants.violations === 0)
    return `<p class="verdict good"><b aria-hidden="true">✓</b> All ${formatNumber(invariants.checked)} invariant checks held.</p>`;
  const first = invariants.failures
    .slice(0, 5)
    .map(({ name, round, detail }) => `<li><code>${escapeHtml(name)}</code> in round ${round ?? "–"}: ${escapeHtml(detail)}</li>`);
  return `<div class="verdict bad"><p><b aria-hidden="true">✗</b> ${formatNumber(invariants.violations)} of ${formatNumber(invariants.checked)} invariant checks failed.</p><ul>${first.join("")}</ul></div>`;
}

function sentence({ basis }: Scorecard): string {
  if (basis.meanAbsBp === null) return "No mark could be compared with an outside price in this run.";
  return `The mark was <strong>${formatBp(basis.meanAbsBp)}</strong> from the outside price on average, and outside the band of ±${formatBp(basis.bandBp)} for <strong>${formatShare(basis.outsideBandShare)}</strong> of the time.`;
}

/** Title, one sentence, the level, the tiles, the invariants and whatever a reader must know before believing them. */
export function headlineHtml(scorecard: Scorecard): string {
  const { market, policy, scenario, seed, time, roundSeconds, basis, notes } = scorecard;
  const level =
    basis.meanBp === null || basis.p99AbsBp === null
      ? ""
      : `<div class="gauge">${levelSvg(basis.meanBp, basis.p99AbsBp, basis.bandBp)}<p>mean basis ${formatBp(basis.meanBp)} · ticks ±${formatBp(basis.bandBp)}</p></div>`;
  const cards = tiles(scorecard).map(
    ({ name, value, detail }) =>
      `<li><span class="name">${name}</span><span class="value">${value}</span><span class="detail">${detail}</span></li>`,
  );
  const warning =
    notes.length === 0
      ? ""
      : `<aside class="notes"><h2>Assumptions of this run</h2><ul>${notes.map((note) => `<li>${escapeHtml(note)}</li>`).join("")}</ul></aside>`;
  return `<header><p class="brand">Evenkeel scorecard</p><div class="top"><div><h1>${escapeHtml(market)} <span>${escapeHtml(policy)}</span></h1><p class="sub">${escapeHtml(scenario)} · seed ${seed} · ${formatTime(time.start)} to ${formatTime(time.end)} UTC · rounds of ${formatNumber(roundSeconds)} s</p></div>${level}</div><p class="lead">${sentence(scorecard)} <small>5-minute means, on-chain mark against the median of raw venue quotes.</small></p></header><ul class="tiles">${cards.join("")}</ul>${verdict(scorecard)}${warning}`;
}
