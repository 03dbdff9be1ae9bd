/** Names of the custom properties that charts draw with. */
export const CHART_COLORS = [
  "ink",
  "muted",
  "faint",
  "mark",
  "index",
  "long",
  "short",
  "funding",
  "tier0",
  "tier1",
  "tier2",
  "tier3",
  "tier4",
] as const;

export type ChartColor = (typeof CHART_COLORS)[number];

export type ChartPalette = Readonly<Record<ChartColor, string>>;

/** Reads the colours of the current theme; a canvas needs them resolved, and `light-dark()` resolves only on an element. */
export function readPalette(): ChartPalette {
  const probe = document.createElement("span");
  document.body.append(probe);
  const palette = Object.fromEntries(
    CHART_COLORS.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  ) as Record<ChartColor, string>;
  probe.remove();
  return palette;
}

/** The colour with another opacity. `withAlpha("rgb(0, 114, 178)", 0.2) // "rgba(0, 114, 178, 0.2)"` */
export function withAlpha(color: string, alpha: number): string {
  const [red = "0", green = "0", blue = "0"] = color.match(/[\d.]+/g) ?? [];
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}
