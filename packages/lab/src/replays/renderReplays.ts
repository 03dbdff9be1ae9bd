import { OURS } from "./contenders.ts";
import type { FreezeReplay } from "./okexFreeze.ts";
import type { RangeFigures } from "./rangeFigures.ts";
import type { DepegReplay } from "./usdcDepeg.ts";

const number = (value: number, digits = 1) => value.toFixed(digits);
const day = (at: number | null) => (at === null ? "never" : new Date(at).toISOString().slice(0, 13).replace("T", " ").concat("h"));

function table(contenders: readonly { readonly name: string; readonly figures: RangeFigures }[]): string {
  const rows = contenders.map(({ name, figures }) => {
    const { moments, absent, outside, worstBp, p99Bp, meanBiasBp } = figures;
    return `| ${name} | ${absent} | ${number((100 * outside) / Math.max(1, moments - absent))} % | ${number(p99Bp)} | ${number(worstBp)} | ${number(meanBiasBp)} |`;
  });
  return [
    "| index | without | outside the range | p99 beyond it, bp | worst beyond it, bp | mean bias, bp |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

function freezeSection(replay: FreezeReplay): string {
  const moments = replay.contenders[0]?.figures.moments ?? 0;
  return `### ${replay.coin}

${moments} hours. The frozen venue was at most ${number(replay.farthestBp)} bp from the middle of the other two. Our drift filter had it out from
${day(replay.outAt)} to ${day(replay.backAt)}, and another venue in ${replay.othersOut} of these hours. With three venues the one that is out keeps a
vote, as little as the caps allow: without it the heavier of the other two alone would be the index.

${table(replay.contenders)}
`;
}

/** Ours in one sentence, the minutes with one dollar venue apart. */
function oursLine(window: string, { contenders, outMinutes }: DepegReplay): string {
  const ours = contenders.find(({ name }) => name === OURS);
  if (ours === undefined) return "";
  const { figures, lone } = ours;
  const out = [...outMinutes].map(([venue, minutes]) => `${venue} in ${minutes}`).join(", ");
  return `${window} ours is outside in ${figures.outside} of ${figures.moments} minutes with both. In the ${lone.moments} minutes in which only one of the two traded there is no
range but that venue's own trades, often a cent apart: ours is outside them in ${lone.outside}, by ${number(lone.worstBp)} bp at most.
Minutes in which our drift filter had a venue out: ${out || "none"}.`;
}

/** The page of evidence: what each index did in two recorded failures of venues. */
export function renderReplays(freezes: readonly FreezeReplay[], depeg: DepegReplay, fortnight: DepegReplay): string {
  return `# Index replays: a frozen venue and a broken peg

Written by \`node docs/evidence/indexReplays.ts\` from recorded markets (not part of the repository). Every index gets the same quotes; the range is
that of the venues which were right, and an index is outside when it is below the lowest or above the highest of them.

## OKEx withdrawal freeze, 16 October to 26 November 2020

Hourly closes of spot USDT pairs at Binance, OKEx and Gate. OKEx went on trading while nobody could withdraw, so that its price drifted away in steps
far too small for any outlier filter. The honest range is that of Binance and Gate. A round is an hour here, so that ours looks at drift once an hour.

${freezes.map(freezeSection).join("\n")}
## De-peg of USDC, 10 and 11 March 2023

Minute closes of BTC at Coinbase, Kraken, Bybit and Binance.US in USD, USDT and USDC; the legs are traded USDT/USD and USDC/USD (lowest USDC price
${number(depeg.lowestPeg, 4)} USD). The honest range is from the lowest to the highest dollar trade at Coinbase and Kraken in the last two minutes; ${depeg.contenders[0]?.figures.moments ?? 0} minutes in
which both traded.

${table(depeg.contenders)}

${oursLine("Over these two days", depeg)}

${oursLine("Over the whole recording, a fortnight from 1 to 17 March with a gap,", fortnight)}

## Reading

- A weighted median stays between the honest venues while the others hold less than half of the weight; with three venues and none above 40 % that
  is a theorem, and the table shows it.
- Nobody is outside because of the drift filter or for want of it: that is the median's doing. A frozen venue still pulls the median to its own side
  of the range, and its distance widens the half-width; the filter takes both away where three others are left.
- Binance.US has no dollar pair: out for its drift, it answers for its legs as well.
- Any mean takes its share of the error, clamped or not: the freeze was far inside every clamp.
- Stablecoins have to be converted at their own traded price; taking them as dollars costs several percent.
`;
}
