import { type FlatFigure, flattenScorecard } from "../flattenScorecard.ts";
import type { Scorecard } from "../scorecard.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { formatNumber } from "./format.ts";

/** Shown in sections of their own. */
const ELSEWHERE = /^(events\.list|invariants\.failures|notes|versions|schema)(\.|$)/;

function figureText([key, value]: FlatFigure): string {
  if (typeof value !== "number") return escapeHtml(value === null ? "–" : String(value));
  // Times and the seed are read digit by digit.
  return /(At|seed|^time\.(start|end))$/.test(key) ? String(value) : formatNumber(value);
}

/** Every figure of the scorecard, grouped by the first part of its key. */
export function figuresHtml(scorecard: Scorecard): string {
  const groups = new Map<string, FlatFigure[]>();
  for (const figure of flattenScorecard(scorecard)) {
    if (ELSEWHERE.test(figure[0])) continue;
    const group = figure[0].includes(".") ? figure[0].slice(0, figure[0].indexOf(".")) : "run";
    groups.set(group, [...(groups.get(group) ?? []), figure]);
  }
  const tables = [...groups].map(([group, figures]) => {
    const rows = figures.map((figure) => {
      const label = figure[0].startsWith(`${group}.`) ? figure[0].slice(group.length + 1) : figure[0];
      return `<tr><th scope="row">${escapeHtml(label)}</th><td${typeof figure[1] === "number" ? ' class="number"' : ""}>${figureText(figure)}</td></tr>`;
    });
    return `<table><caption>${escapeHtml(group)}</caption><tbody>${rows.join("")}</tbody></table>`;
  });
  return `<section id="figures"><h2>All figures</h2><p>Keys as in <code>scorecard.json</code>, rounded for reading; definitions in <code>docs/scorecard.md</code>. A dash means that the figure is undefined in this run.</p><div class="columns">${tables.join("")}</div></section>`;
}
