import { type FundingFigures, fundingFigures } from "./fundingFigures.ts";
import type { FundingReplay } from "./replayFunding.ts";

const HEAD = `# Binance's settled funding, replayed

Written by \`node docs/evidence/binanceFunding.ts\` from recorded markets (not part of the repository). The Binance parameter set of the funding
engine (one-sided impact premium, weights 1 to n, clamp of 5 bp around an interest of 1 bp, divided by 8 / N) gets hourly bars and is held against what the venue settled.

The premium index itself is not recorded. Its stand-in is the perpetual over Binance's own spot price, on the line between the opening and the closing pair
of each hour, inside a book one price step (0.01 USDT) wide. What differs therefore: the venue's index is made of several exchanges, its impact price of a real
book (wider in 2020), and its samples are five seconds apart.

`;

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |\n`;
const HEADINGS = [
  "coin",
  "settlements",
  "correlation",
  "RMSE, bp",
  "mean error, bp",
  "at the interest, venue",
  "at the interest, engine",
  "same verdict",
];

function figuresRow(name: string, figures: FundingFigures): string {
  const percent = (share: number): string => `${share.toFixed(1)} %`;
  return row([
    name,
    figures.count,
    figures.correlation.toFixed(4),
    figures.rmseBp.toFixed(3),
    figures.meanErrorBp.toFixed(3),
    percent(figures.pinnedSettled),
    percent(figures.pinnedReplayed),
    percent(figures.agreed),
  ]);
}

/** A page of the figures of every coin, and year by year. */
export function renderFunding(replays: readonly FundingReplay[]): string {
  const head = row(HEADINGS) + row(HEADINGS.map(() => "---"));
  const total = replays.map(({ coin, settlements }) => figuresRow(coin, fundingFigures(settlements))).join("");
  const left = replays.map(({ coin, leftOut }) => `${coin} ${leftOut}`).join(", ");
  const years = replays.map(({ coin, settlements }) => {
    const byYear = Map.groupBy(settlements, ({ at }) => new Date(at).getUTCFullYear());
    const rows = [...byYear]
      .filter(([, inYear]) => inYear.length > 30)
      .map(([year, inYear]) => figuresRow(String(year), fundingFigures(inYear)));
    return `### ${coin}\n\n${head.replace("coin", "year")}${rows.join("")}`;
  });
  return `${HEAD}${head}${total}\nLeft out because an hour of the window, or the settlement before, is not recorded: ${left}.\n\n## Year by year\n\n${years.join("\n")}`;
}
