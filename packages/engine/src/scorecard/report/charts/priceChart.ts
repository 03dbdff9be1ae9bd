import type { Chart } from "../chart.ts";
import { downsample } from "../downsample.ts";
import { drawPlot } from "../drawPlot.ts";
import { formatBp } from "../format.ts";
import type { ReportData } from "../reportData.ts";
import { bucketsFor, timeLine, timePlot } from "../timePlot.ts";

/** Mark, accepted index and raw venue median over time. */
export function priceChart({ scorecard, series, start, end, gapMillis }: ReportData): Chart {
  const title = "Mark, index and the outside price";
  return {
    id: "price",
    title,
    note: `The index stayed within ${formatBp(scorecard.index.p99DeviationFromVenueMedianBp)} of the raw venue median 99 % of the time.`,
    legend: [
      { label: "mark (ours)", color: "var(--mark)", shape: "line" },
      { label: "index (quorum)", color: "var(--index)", shape: "line" },
      { label: "raw venue median", color: "var(--venue)", shape: "line" },
    ],
    span: "full",
    draw(size) {
      const thin = (values: Float64Array) => downsample(series.at, values, bucketsFor(size), gapMillis);
      const [venue, index, mark] = [thin(series.rawMedian), thin(series.index), thin(series.mark)];
      if (venue.y.length + index.y.length + mark.y.length === 0) return null;
      const wide = size.width > 500;
      const marks = [
        timeLine(venue, { stroke: "var(--venue)", strokeWidth: wide ? 5 : 4 }),
        timeLine(index, { stroke: "var(--index)", strokeWidth: wide ? 2 : 1.8 }),
        timeLine(mark, { stroke: "var(--mark)", strokeWidth: wide ? 1.3 : 1.2 }),
      ];
      return drawPlot(title, timePlot({ size, start, end, unit: "quote per base", marginLeft: 62, marks }));
    },
  };
}
