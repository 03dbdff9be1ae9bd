import { escapeHtml } from "./escapeHtml.ts";

/** One entry of a chart's legend. */
export interface LegendEntry {
  readonly label: string;
  /** CSS colour, e.g. `"var(--mark)"`. */
  readonly color: string;
  readonly shape: "line" | "dash" | "area" | "dot";
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** A drawn figure before it is laid out: `draw` is called once per size. */
export interface Chart {
  /** Letters and hyphens; the figure's anchor. */
  readonly id: string;
  readonly title: string;
  /** One sentence on what the figure shows or found. */
  readonly note: string;
  readonly legend: readonly LegendEntry[];
  /** Full width of the page, or half of it. */
  readonly span: "full" | "half";
  /** Said when there is nothing to draw. */
  readonly empty?: string;
  /** SVG for one size, or null when there is nothing to draw. */
  draw(size: ChartSize): string | null;
}

const SIZES = {
  full: { wide: { width: 1180, height: 320 }, medium: { width: 680, height: 290 }, narrow: { width: 350, height: 250 } },
  half: { wide: { width: 570, height: 260 }, narrow: { width: 350, height: 240 } },
} as const;

const SHAPES: Readonly<Record<LegendEntry["shape"], string>> = {
  line: '<path d="M1,5H21" stroke-width="2.5"/>',
  dash: '<path d="M1,5H21" stroke-width="1.5" stroke-dasharray="4 3"/>',
  area: '<rect x="1.5" y=".5" width="19" height="9" rx="2" stroke="var(--line)" fill="currentColor"/>',
  dot: '<circle cx="11" cy="5" r="4" stroke="none" fill="currentColor"/>',
};

function legendHtml(legend: readonly LegendEntry[]): string {
  const entries = legend.map(
    ({ label, color, shape }) =>
      `<li><svg class="key" viewBox="0 0 22 10" style="color:${escapeHtml(color)}" stroke="currentColor" aria-hidden="true">${SHAPES[shape]}</svg>${escapeHtml(label)}</li>`,
  );
  return entries.length === 0 ? "" : `<ul class="legend">${entries.join("")}</ul>`;
}

/** Lays a chart out as a figure with one picture per screen width; the style sheet shows the one that fits. */
export function chartHtml(chart: Chart): string {
  const pictures = Object.entries(SIZES[chart.span]).map(([name, size]) => ({ name, svg: chart.draw(size) }));
  const body = pictures.every(({ svg }) => svg === null)
    ? `<p class="empty">${escapeHtml(chart.empty ?? "Nothing to draw in this run.")}</p>`
    : pictures.map(({ name, svg }) => `<div class="${name}">${svg ?? ""}</div>`).join("");
  return `<figure class="chart ${chart.span}" id="${chart.id}"><figcaption><h3>${escapeHtml(chart.title)}</h3><p>${escapeHtml(chart.note)}</p>${legendHtml(chart.legend)}</figcaption>${body}</figure>`;
}
