import { gasOrNaN, requireFinite, requireNonNegative, requirePositive } from "./requireNumber.ts";
import type { FundingPayment, LiquidationSample, TradeSample } from "./roundSample.ts";

/** Sums of what traders paid, lost and turned over, quote currency; counts are of events. */
export interface MoneySums {
  readonly trades: number;
  readonly volume: number;
  readonly fees: number;
  readonly traders: number;
  readonly liquidations: number;
  readonly liquidatedNotional: number;
  readonly badDebt: number;
  readonly insurancePaid: number;
  readonly fundingPaid: number;
  readonly fundingReceived: number;
  readonly borrowPaid: number;
}

/** Adds up trades, liquidations and funding; a bad amount is refused before anything changes. */
export class MoneyTally {
  #trades = 0;
  #volume = 0;
  #fees = 0;
  #liquidations = 0;
  #liquidatedNotional = 0;
  #badDebt = 0;
  #insurancePaid = 0;
  #fundingPaid = 0;
  #fundingReceived = 0;
  #borrowPaid = 0;
  readonly #accounts = new Set<string>();

  trade({ at, account, size, price, fee, gas }: TradeSample): void {
    requireFinite("trade.at", at);
    gasOrNaN("trade.gas", gas);
    const notional = Math.abs(requireFinite("trade.size", size)) * requirePositive("trade.price", price);
    this.#fees += requireNonNegative("trade.fee", fee);
    this.#volume += notional;
    this.#trades += 1;
    this.#accounts.add(account);
  }

  liquidation({ at, size, price, badDebt, insurancePaid }: LiquidationSample): void {
    requireFinite("liquidation.at", at);
    const notional = Math.abs(requireFinite("liquidation.size", size)) * requirePositive("liquidation.price", price);
    requireNonNegative("liquidation.badDebt", badDebt);
    requireNonNegative("liquidation.insurancePaid", insurancePaid);
    requireNonNegative("liquidation.badDebt - insurancePaid", badDebt - insurancePaid);
    this.#badDebt += badDebt;
    this.#insurancePaid += insurancePaid;
    this.#liquidatedNotional += notional;
    this.#liquidations += 1;
  }

  funding({ paid, received, borrow }: FundingPayment): void {
    requireNonNegative("funding.received", received);
    requireNonNegative("funding.borrow", borrow);
    this.#fundingPaid += requireNonNegative("funding.paid", paid);
    this.#fundingReceived += received;
    this.#borrowPaid += borrow;
  }

  sums(): MoneySums {
    return {
      trades: this.#trades,
      volume: this.#volume,
      fees: this.#fees,
      traders: this.#accounts.size,
      liquidations: this.#liquidations,
      liquidatedNotional: this.#liquidatedNotional,
      badDebt: this.#badDebt,
      insurancePaid: this.#insurancePaid,
      fundingPaid: this.#fundingPaid,
      fundingReceived: this.#fundingReceived,
      borrowPaid: this.#borrowPaid,
    };
  }
}
