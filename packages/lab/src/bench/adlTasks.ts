import { breakpointsOf } from "@evenkeel/core/liquidation/deleverage/breakpoints";
import { type DeleverageBook, deleverageCuts, deleverageRounds } from "@evenkeel/core/liquidation/public";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { draw } from "../random/draw.ts";
import type { BenchTask } from "./benchRow.ts";
import { timedSweeps } from "./timedSweeps.ts";

const ACCOUNTS = 1_000_000;
/** Share of the side that is closed. */
const CLOSED = 0.2;
const KEY = { market: "BTC", side: 1, round: 1 } as const;

/** Positions over six decades, leverage of 0.02 to 20, three in ten hedged or doubled elsewhere; the same in every run. */
function millionAccounts(): DeleverageBook {
  const positions = new Float64Array(ACCOUNTS);
  const exposures = new Float64Array(ACCOUNTS);
  const equities = new Float64Array(ACCOUNTS);
  for (let i = 0; i < ACCOUNTS; i++) {
    const position = Math.floor(1_000_000 ** draw(1, i, "size"));
    const tilt = draw(1, i, "hedged") < 0.3 ? 2 * draw(1, i, "tilt") : 1;
    positions[i] = position;
    exposures[i] = Math.floor(position * tilt);
    equities[i] = Math.max(1, Math.floor(position / (0.02 * 1_000 ** draw(1, i, "leverage"))));
  }
  return { positions, exposures, equities };
}

/** The level by sorting the corner points: what a program without a selection would do. */
function sortedLevel(book: DeleverageBook, quantity: number): number {
  const { keys, amounts, equities, count } = breakpointsOf(book);
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0));
  let [exposure, equity] = [0, 0];
  for (const i of order) {
    if (exposure - (keys[i] ?? 0) * equity >= quantity) break;
    exposure += amounts[i] ?? 0;
    equity += equities[i] ?? 0;
  }
  return (exposure - quantity) / equity;
}

/** Refuses to time two answers that differ by more than what a level's last digits decide. */
function compare(book: DeleverageBook, quantity: number): void {
  const [round] = deleverageRounds(KEY, book, quantity).rounds;
  const ours = Number(round?.thresholdWad ?? 0n) / 1e18;
  const sorted = sortedLevel(book, quantity);
  if (Math.abs(ours - sorted) <= 1e-9 * sorted) return;
  throw new EvenkeelError({
    code: "BENCH_RESULTS_DIFFER",
    message: "water-filling by selection and by sorting give different levels",
    field: "level",
    value: `${ours} against ${sorted}`,
    remedy: "Mend the one that is wrong before timing it.",
  });
}

/** Accounts per second of an auto-deleveraging round over a million: threshold and every cut, and the same by sorting. */
export function adlTasks(): BenchTask[] {
  const prepared = () => {
    const book = millionAccounts();
    const quantity = Math.floor(CLOSED * book.positions.reduce((sum, position) => sum + position, 0));
    compare(book, quantity);
    return { book, quantity, cuts: new Float64Array(ACCOUNTS) };
  };
  return [
    {
      name: "adl.accounts",
      against: ["adl.sorted"],
      run: async () => {
        const { book, quantity } = prepared();
        return timedSweeps(() => deleverageRounds(KEY, book, quantity), ACCOUNTS);
      },
    },
    {
      name: "adl.sorted",
      against: [],
      run: async () => {
        const { book, quantity, cuts } = prepared();
        return timedSweeps(() => deleverageCuts(book, BigInt(Math.floor(sortedLevel(book, quantity) * 1e18)), cuts), ACCOUNTS);
      },
    },
  ];
}
