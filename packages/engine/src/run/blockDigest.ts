import { decodeMarketEvent, type MarketEvent } from "../chain/marketEvents.ts";
import { fromCollateral, fromWad } from "../chain/units.ts";
import type { AcceptedArguments } from "../journal/roundRows.ts";
import type { CallReceipt } from "../roles.ts";

export interface ExecutedTrade {
  readonly account: string;
  /** Signed base units. */
  readonly size: number;
  readonly price: number;
  /** Quote currency. */
  readonly fee: number;
  readonly gas: number;
}

export interface ExecutedLiquidation {
  readonly account: string;
  readonly size: number;
  readonly price: number;
  /** Quote currency that nobody's margin covered, and the part of it that the market's insurance paid. */
  readonly badDebt: number;
  readonly insurancePaid: number;
}

/** A decoded `RoundAccepted` with the transaction that caused it. */
export interface AcceptedRound extends AcceptedArguments {
  readonly receipt: CallReceipt;
}

export interface Accrual {
  readonly fundingRate: number;
  readonly borrowRate: number;
  readonly cumulativeLong: number;
  readonly cumulativeShort: number;
  readonly elapsedSeconds: number;
}

/** What one sealed block did, decoded. */
export interface BlockDigest {
  readonly events: readonly MarketEvent[];
  readonly accepted: AcceptedRound | null;
  readonly trades: readonly ExecutedTrade[];
  readonly rejectedOrders: readonly string[];
  readonly liquidations: readonly ExecutedLiquidation[];
  readonly accruals: readonly Accrual[];
  readonly failures: readonly CallReceipt[];
}

const wad = (value: unknown): number => fromWad(value as bigint);

/** Decodes the receipts of one block; the gas of a batch is shared equally by the orders it executed. */
export function digestBlock(receipts: readonly CallReceipt[], reasonName: (selector: string) => string): BlockDigest {
  const events: MarketEvent[] = [];
  const trades: ExecutedTrade[] = [];
  const rejectedOrders: string[] = [];
  const liquidations: ExecutedLiquidation[] = [];
  const accruals: Accrual[] = [];
  let accepted: AcceptedRound | null = null;

  for (const receipt of receipts) {
    const decoded = receipt.logs.map(decodeMarketEvent).filter((event) => event !== null);
    let insurancePaid = 0;
    const orders = decoded.filter(({ name }) => name === "OrderExecuted" || name === "OrderRejected").length;
    for (const event of decoded) {
      const { name, args } = event;
      events.push(event);
      if (name === "RoundAccepted") {
        accepted = { ...(args as unknown as AcceptedArguments), receipt };
      } else if (name === "OrderExecuted") {
        trades.push({
          account: String(args.account),
          size: wad(args.size),
          price: wad(args.price),
          fee: fromCollateral(args.fee as bigint),
          gas: Math.round(Number(receipt.gasUsed) / orders),
        });
      } else if (name === "OrderRejected") {
        rejectedOrders.push(reasonName(String(args.reason)));
      } else if (name === "InsurancePaid") {
        insurancePaid = fromCollateral(args.amount as bigint);
      } else if (name === "Liquidated") {
        liquidations.push({
          account: String(args.account),
          size: wad(args.size),
          price: wad(args.price),
          badDebt: fromCollateral(args.badDebt as bigint),
          insurancePaid,
        });
        insurancePaid = 0;
      } else if (name === "FundingAccrued") {
        accruals.push({
          fundingRate: wad(args.fundingRate),
          borrowRate: wad(args.borrowRate),
          cumulativeLong: wad(args.cumulativeLong),
          cumulativeShort: wad(args.cumulativeShort),
          elapsedSeconds: Number(args.elapsed),
        });
      }
    }
  }
  return { events, accepted, trades, rejectedOrders, liquidations, accruals, failures: receipts.filter((receipt) => !receipt.ok) };
}
