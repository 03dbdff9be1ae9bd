import type { IPrimitivePaneRenderer, ISeriesApi, ISeriesPrimitive, SeriesAttachedParameter, SeriesType, Time } from "lightweight-charts";
import { type ChartPalette, withAlpha } from "./chartColors.ts";

/** Height of a band that has room for its name. */
const LABEL_HEIGHT = 16;
const OPACITY = [0.1, 0.1, 0.14, 0.18, 0.22] as const;

/** Shades the tier of each level behind a series, mirrored at zero. */
export class TierBands implements ISeriesPrimitive<Time> {
  #series: ISeriesApi<SeriesType> | null = null;
  #requestUpdate: (() => void) | null = null;
  #thresholds: readonly number[] = [];
  #palette: ChartPalette | null = null;

  attached({ series, requestUpdate }: SeriesAttachedParameter<Time>): void {
    this.#series = series;
    this.#requestUpdate = requestUpdate;
  }

  detached(): void {
    this.#series = null;
  }

  set(thresholds: readonly number[], palette: ChartPalette): void {
    this.#thresholds = thresholds;
    this.#palette = palette;
    this.#requestUpdate?.();
  }

  paneViews() {
    return [{ zOrder: () => "bottom" as const, renderer: () => this.#renderer }];
  }

  readonly #renderer: IPrimitivePaneRenderer = {
    draw: (target) => {
      const series = this.#series;
      const palette = this.#palette;
      if (series === null || palette === null || this.#thresholds.length === 0) return;
      const colors = [palette.tier0, palette.tier1, palette.tier2, palette.tier3, palette.tier4];
      // biome-ignore lint/correctness/useHookAtTopLevel: the canvas library's method is no hook of React.
      target.useMediaCoordinateSpace(({ context, mediaSize }) => {
        const labels: { readonly text: string; readonly at: number }[] = [];
        colors.forEach((color, tier) => {
          const inner = tier === 0 ? 0 : (this.#thresholds[tier - 1] ?? Number.POSITIVE_INFINITY);
          const outer = this.#thresholds[tier] ?? 1e9;
          if (inner >= outer) return;
          context.fillStyle = withAlpha(color, OPACITY[tier] ?? 0.1);
          for (const side of [1, -1]) {
            const from = series.priceToCoordinate(side * inner);
            const to = series.priceToCoordinate(side * outer);
            if (from === null || to === null) continue;
            const top = Math.max(0, Math.min(from, to));
            const bottom = Math.min(mediaSize.height, Math.max(from, to));
            if (bottom <= top) continue;
            context.fillRect(0, top, mediaSize.width, bottom - top);
            if (bottom - top >= LABEL_HEIGHT && (tier > 0 || side > 0))
              labels.push({ text: `tier ${tier}`, at: side > 0 ? top + LABEL_HEIGHT - 4 : bottom - 5 });
          }
        });
        // Words beside the shade, so that colour is never the only sign.
        context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
        context.fillStyle = palette.muted;
        for (const { text, at } of labels) context.fillText(text, 6, at);
      });
    },
  };
}
