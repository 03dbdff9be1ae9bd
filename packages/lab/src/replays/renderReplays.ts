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

${moments} hours. The frozen venue was at most ${number(replay.farthestBp)} bp from the middle of the other two. The drift filter took its weight at ${day(replay.outAt)} and gave it
back at ${day(replay.backAt)}; in ${replay.othersOut} of these hours another venue had none.

${table(replay.contenders)}
`;
}

/** The page of evidence: what each index did in two recorded failures of venues. */
export function renderReplays(freezes: readonly FreezeReplay[], depeg: DepegReplay): string {
  return `# Index replays: a frozen venue and a broken peg

Written by \`node packages/lab/src/replays/main.ts\` from recorded markets (not part of the repository). Every index gets the same quotes; the range is
that of the venues which were right, and an index is outside when it is below the lowest or above the highest of them.

## OKEx withdrawal freeze, 16 October to 26 November 2020

Hourly closes of spot USDT pairs at Binance, OKEx and Gate. OKEx went on trading while nobody could withdraw, so that its price drifted away in steps
far too small for any outlier filter. The honest range is that of Binance and Gate.

${freezes.map(freezeSection).join("\n")}
## De-peg of USDC, 10 and 11 March 2023

Minute closes of BTC at Coinbase, Kraken, Bybit and Binance.US in USD, USDT and USDC; the legs are traded USDT/USD and USDC/USD (lowest USDC price
${number(depeg.lowestPeg, 4)} USD). The honest range is from the lowest to the highest dollar trade at Coinbase and Kraken in the last two minutes; ${depeg.contenders[0]?.figures.moments ?? 0} minutes.

${table(depeg.contenders)}

## Reading

- A weighted median stays between the honest venues while the others hold less than half of the weight; with three venues and none above 40 % that
  is a theorem, and the table shows it.
- Any mean takes its share of the error, clamped or not: the freeze was far inside every clamp. The drift filter is what takes the share away.
- Stablecoins have to be converted at their own traded price; taking them as dollars costs several percent.
`;
}
