import type { Scorecard } from "../scorecard.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { formatNumber, formatTime } from "./format.ts";

/** The log keeps 200 of each kind, and the kinds are few. */
const SHOWN_EVENTS = 1000;

/** What happened, in order of event time. */
export function eventsHtml({ events }: Scorecard): string {
  if (events.total === 0) return '<section id="events"><h2>Events</h2><p>Nothing out of the ordinary happened.</p></section>';
  const shown = [...events.list].sort((a, b) => a.at - b.at).slice(0, SHOWN_EVENTS);
  const rows = shown.map(
    ({ at, kind, text }) =>
      `<tr><td class="when">${formatTime(at)}</td><td><span class="kind">${escapeHtml(kind)}</span></td><td>${escapeHtml(text)}</td></tr>`,
  );
  const more =
    events.total > shown.length
      ? `<p>${formatNumber(shown.length)} of ${formatNumber(events.total)} events, the first of each kind; the journal has them all.</p>`
      : "";
  return `<section id="events"><h2>Events</h2>${more}<div class="scroll"><table class="events"><thead><tr><th scope="col">Time (UTC)</th><th scope="col">Kind</th><th scope="col">What happened</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></section>`;
}
