// Draws what a ceiling, a steward's limit and a judged result do: a draining attacker against a ceiling, and the price cap of March 2026.
// Run: node docs/concepts/pictures/governance.ts   (writes governance.svg beside this file)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { limitRatio, moveCeiling, nextSnapshot, ratioCap } from "@evenkeel/core/governance/public";
import { panel, steps } from "./panel.ts";
import { picture } from "./svg.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Somebody who borrows all there is room for, every minute, against a fixed line and against one that follows the debt. */
const MAX_LINE = 10;
const CEILING = { maxLine: MAX_LINE, gap: 1.5, increaseDelaySeconds: 12 * HOUR };
const drained = (() => {
  const points: (readonly [number, number])[] = [];
  let state = { line: CEILING.gap, increasedAt: 0 };
  let debt = 0;
  for (let minute = 0; minute <= 96 * 60; minute++) {
    state = moveCeiling(state, debt, minute * 60, CEILING).state;
    debt = state.line;
    if (minute % 10 === 0) points.push([minute / 60, debt]);
  }
  return points;
})();

/** The wrapped staked ether ratio of the incident: a snapshot limited to +3 %, its time moved along or not. */
const GROWTH = (0.0968 * 1.1572) / (365 * DAY);
const OLD = { ratio: 1.1572, at: -300 * DAY, growthPerSecond: GROWTH };
const TARGET = { ratio: 1.2282, at: -7 * DAY, growthPerSecond: GROWTH };
const days = steps(-30, 30, 240);
const cap = (day: number, snapshot: typeof OLD) => [day, day < 0 ? ratioCap(OLD, day * DAY) : ratioCap(snapshot, day * DAY)] as const;
const held = nextSnapshot(OLD, TARGET, 0.03);
const torn = { ...TARGET, ratio: limitRatio(OLD.ratio, TARGET.ratio, 0.03) };
const LIVE_GROWTH = (0.03 * 1.2282) / (365 * DAY);

writeFileSync(
  fileURLToPath(new URL("governance.svg", import.meta.url)),
  picture(900, 400, "What bounds on parameters do", [
    ...panel(
      60,
      24,
      "Debt somebody can create who borrows all there is room for, million",
      { low: 0, high: 96, ticks: [0, 24, 48, 72, 96], label: "hours", format: String },
      { low: 0, high: 12, ticks: [0, 3, 6, 9, 12], label: "", format: String },
      [
        {
          name: "a fixed line of 10 million",
          colour: "#d94801",
          dashes: "5 4",
          points: [
            [0, 0],
            [0, MAX_LINE],
            [96, MAX_LINE],
          ],
        },
        { name: "a line 1.5 million above the debt, raised every 12 hours at most", colour: "#08519c", points: drained },
      ],
    ),
    ...panel(
      510,
      24,
      "Highest believed ratio around a limited update",
      { low: -30, high: 30, ticks: [-30, -15, 0, 15, 30], label: "days from the update", format: String },
      { low: 1.18, high: 1.26, ticks: [1.18, 1.2, 1.22, 1.24, 1.26], label: "", format: (value) => value.toFixed(2) },
      [
        { name: "the market's ratio", colour: "#777", points: days.map((day) => [day, 1.2282 + LIVE_GROWTH * day * DAY] as const) },
        { name: "cap, ratio and time held back together", colour: "#08519c", points: days.map((day) => cap(day, held)) },
        { name: "cap, ratio held back, time not: refused for its result", colour: "#d94801", points: days.map((day) => cap(day, torn)) },
      ],
    ),
  ]),
);
