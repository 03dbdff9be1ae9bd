import { drawPlot, plotMarks } from "@evenkeel/engine";
import type { ArmSummary, Rows } from "./armSummary.ts";
import type { Protocol } from "./protocol.ts";

const COLORS = { none: "#57606a", gen1: "#bf8700", gen2: "#0969da" } as const;
/** The pictures stand alone, on light and on dark pages. */
const PAPER = { style: { background: "#ffffff", color: "#1f2328", fontFamily: "system-ui, sans-serif", fontSize: "12px" } } as const;

/** A picture that is a file of its own must name its language; inside a page it need not. */
function standalone(svg: string): string {
  return svg.includes("xmlns=") ? svg : svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
}

/** Intervals of a few pairs are wide; the picture ends here. */
const FARTHEST_RATIO = 1.3;

interface RatioMark {
  readonly label: string;
  readonly policy: "gen1" | "gen2";
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** Every arm's ratio over `none` as a point with its 95 % interval. */
export function drawRatios(summaries: readonly ArmSummary[]): string {
  const marks: RatioMark[] = summaries.flatMap(({ arm, ratio }) =>
    (["gen1", "gen2"] as const).flatMap((policy) => {
      const found = arm.policies.includes(policy) ? ratio(policy, "none") : null;
      if (found === null) return [];
      return [
        { label: `${arm.name}, ${policy}`, policy, ratio: found.ratio, low: found.low ?? found.ratio, high: found.high ?? found.ratio },
      ];
    }),
  );
  const { axisX, axisY, dot, gridX, ruleX, ruleY } = plotMarks;
  return standalone(
    drawPlot("Mean |basis| over none, by arm", {
      ...PAPER,
      width: 760,
      height: 70 + 24 * marks.length,
      marginBottom: 46,
      marginLeft: 190,
      x: { domain: [0, FARTHEST_RATIO], clamp: true, label: "mean |basis| over none", labelOffset: 38 },
      y: { type: "band", domain: marks.map(({ label }) => label), label: null },
      marks: [
        gridX({ stroke: "#d0d7de" }),
        axisX({}),
        axisY({ tickSize: 0 }),
        ruleX([1], { stroke: "#1f2328" }),
        ruleX([0.5], { stroke: "#cf222e", strokeDasharray: "4 3" }),
        ruleY(marks, { y: "label", x1: "low", x2: "high", stroke: (one: RatioMark) => COLORS[one.policy], strokeWidth: 2 }),
        dot(marks, { x: "ratio", y: "label", fill: (one: RatioMark) => COLORS[one.policy], r: 4 }),
      ],
    }),
  );
}

/** Mean |basis| of every run, one strip per arm. */
export function drawBasis(rows: Rows, { arms }: Protocol): string {
  const runs = [...rows.values()].flatMap(({ job, figures }) =>
    figures.meanAbsBp === null ? [] : [{ arm: job.arm, policy: job.policy as keyof typeof COLORS, value: figures.meanAbsBp }],
  );
  const { axisX, axisY, dot, gridX } = plotMarks;
  return standalone(
    drawPlot("Mean |basis| of every run", {
      ...PAPER,
      width: 760,
      height: 70 + 34 * arms.length,
      marginBottom: 46,
      marginLeft: 190,
      x: { label: "mean |basis|, bp (grey none, ochre gen1, blue gen2)", nice: true, zero: true, labelOffset: 38 },
      y: { type: "band", domain: arms.map(({ name }) => name), label: null },
      marks: [
        gridX({ stroke: "#d0d7de" }),
        axisX({}),
        axisY({ tickSize: 0 }),
        ...(["none", "gen1", "gen2"] as const).map((policy, place) =>
          dot(
            runs.filter((one) => one.policy === policy),
            { x: "value", y: "arm", dy: (place - 1) * 8, fill: COLORS[policy], fillOpacity: 0.75, r: 3 },
          ),
        ),
      ],
    }),
  );
}
