import type { OrderIntent, Trader, TraderView } from "@evenkeel/lab";
import type { Hex, LocalAccount } from "viem";
import type { MarketClient } from "../chain/marketClient.ts";
import { fromCollateral, fromWad, toWad } from "../chain/units.ts";
import type { Executor } from "../roles.ts";

/** What every trader may see in a round: the chain's public state and delayed venue quotes, never a node's memory. */
export type PublicView = Omit<TraderView, "position" | "equity" | "freeCollateral">;

interface Seat {
  readonly trader: Trader;
  readonly account: LocalAccount;
  position: number;
  equity: number;
  freeCollateral: number;
  /** Nothing is left to trade with; the chain would refuse its orders. */
  broke: boolean;
}

/** The living market: simulated participants with real accounts on the chain. */
export interface TraderRole {
  readonly accounts: readonly LocalAccount[];
  nameOf(account: string): string;
  /** Lets every trader decide and sends their orders; returns how many were sent. */
  act(round: number, view: PublicView): Promise<number>;
  /** Follows its own fills. */
  filled(account: string, size: number): void;
}

/** Accounts are re-read from the chain every this many rounds; between reads their fills keep the positions current. */
const REFRESH_ROUNDS = 30;

export function createTraderRole(
  client: MarketClient,
  executor: Executor,
  traders: readonly Trader[],
  accounts: readonly LocalAccount[],
): TraderRole {
  const seats: Seat[] = traders.map((trader, place) => ({
    trader,
    account: accounts[place] as LocalAccount,
    position: 0,
    equity: trader.collateral,
    freeCollateral: trader.collateral,
    broke: false,
  }));
  const byAccount = new Map(seats.map((seat) => [seat.account.address.toLowerCase(), seat]));

  async function refresh(): Promise<void> {
    const held = await client.holdings(seats.map(({ account }) => account.address));
    for (const [place, { account, size }] of held.entries()) {
      const seat = seats[place] as Seat;
      seat.equity = fromCollateral(account.equity);
      seat.freeCollateral = Math.max(0, fromCollateral(account.equity - account.initialRequirement));
      seat.position = fromWad(size);
      seat.broke = account.collateral <= 0n;
    }
  }

  async function send(account: Hex, intent: OrderIntent): Promise<void> {
    await executor.send(client.place(account, toWad(intent.size), toWad(intent.limitPrice)));
  }

  return {
    accounts,
    nameOf: (account) => byAccount.get(account.toLowerCase())?.trader.name ?? account,
    async act(round, view) {
      let sent = 0;
      if (round % REFRESH_ROUNDS === 0) await refresh();
      for (const seat of seats) {
        const intent = seat.trader.decide(
          { ...view, position: seat.position, equity: seat.equity, freeCollateral: seat.freeCollateral },
          round,
        );
        if (intent === null || seat.broke) continue;
        await send(seat.account.address, intent);
        sent += 1;
      }
      return sent;
    },
    filled(account, size) {
      const seat = byAccount.get(account.toLowerCase());
      if (seat !== undefined) seat.position += size;
    },
  };
}
