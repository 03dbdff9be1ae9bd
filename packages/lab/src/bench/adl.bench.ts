import { breakpointsOf } from "@evenkeel/core/liquidation/deleverage/breakpoints";
import { type DeleverageBook, deleverageCuts, deleverageRounds } from "@evenkeel/core/liquidation/public";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { draw } from "../random/draw.ts";
import type { BenchRow, BenchTask } from "./benchRow.ts";

const ACCOUNTS = 1_000_000;
/** A round takes long enough for the timer; one more warms up. */
const ROUNDS = 7;
const WARM_UP = 1;
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

/** Times whole rounds one by one. */
function timedRounds(round: () => unknown): Omit<BenchRow, "name" | "ratioTo"> {
  const nanoseconds: number[] = [];
  for (let i = -WARM_UP; i < ROUNDS; i++) {
    const started = performance.now();
    round();
    if (i >= 0) nanoseconds.push((performance.now() - started) * 1e6);
  }
  const ordered = nanoseconds.toSorted((a, b) => a - b);
  const at = (share: number) => ordered[Math.floor(share * (ROUNDS - 1))] ?? Number.NaN;
  return { value: 1e9 / at(0.25), unit: "1/s", times: { best: at(0), quartile: at(0.25), median: at(0.5) } };
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

/** Auto-deleveraging rounds of a million accounts per second: threshold and every cut, and the threshold by sorting. */
export function adlTasks(): BenchTask[] {
  const prepared = () => {
    const book = millionAccounts();
    const quantity = Math.floor(CLOSED * book.positions.reduce((sum, position) => sum + position, 0));
    compare(book, quantity);
    return { book, quantity, cuts: new Float64Array(ACCOUNTS) };
  };
  return [
    {
      name: "adl.millionAccounts",
      against: ["adl.sorted"],
      run: async () => {
        const { book, quantity } = prepared();
        return timedRounds(() => deleverageRounds(KEY, book, quantity));
      },
    },
    {
      name: "adl.sorted",
      against: [],
      run: async () => {
        const { book, quantity, cuts } = prepared();
        return timedRounds(() => deleverageCuts(book, BigInt(Math.floor(sortedLevel(book, quantity) * 1e18)), cuts));
      },
    },
  ];
}
