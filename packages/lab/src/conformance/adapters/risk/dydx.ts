import {
  accountQuanta,
  bankruptcyQuanta,
  fillablePrice,
  insuranceDelta,
  liquidatableNotional,
  positionQuanta,
  type QuantaPosition,
} from "@evenkeel/core/liquidation/public";
import { marginQuantums, openInterestMarginPpm } from "@evenkeel/core/margin/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf, numberOf, recordOf } from "../../readInputs.ts";

/** Decimals of the quote quantum, and those kept of a price: a coin of many zeros must not lose its digits. */
const QUOTE_DECIMALS = 6;
const PRICE_DECIMALS = 18;
/** Quanta of one unit of base where a case does not say: those of the source's BTC. */
const BTC_QUANTA = 100_000_000;

const marginRatio = (inputs: CaseInputs): bigint =>
  openInterestMarginPpm(
    bigintOf(inputs.base_imf_ppm),
    bigintOf(inputs.open_notional),
    bigintOf(inputs.oi_lower_cap),
    bigintOf(inputs.oi_upper_cap),
  );

function quantaPosition(quanta: unknown, priceUsd: unknown, quantaPerUnit: unknown, maintenancePpm: unknown): QuantaPosition {
  return {
    quanta: bigintOf(quanta),
    priceNumerator: bigintOf(priceUsd, QUOTE_DECIMALS + PRICE_DECIMALS),
    priceDenominator: bigintOf(quantaPerUnit ?? BTC_QUANTA, PRICE_DECIMALS),
    maintenancePpm: bigintOf(maintenancePpm ?? 0),
  };
}

/** The account's positions by name, and its equity and maintenance margin. */
function account(inputs: CaseInputs) {
  const prices = recordOf(inputs.prices_usd);
  const quanta = recordOf(inputs.quantums_per_unit ?? {});
  const positions = new Map(
    Object.entries(recordOf(inputs.positions)).map(([name, size]) => [
      name,
      quantaPosition(size, prices[name], quanta[name], inputs.maintenance_ppm),
    ]),
  );
  const [first = ""] = positions.keys();
  const closed = positions.get(String(inputs.close ?? first)) ?? quantaPosition(0, 0, 1, 0);
  return { closed, ...accountQuanta(bigintOf(inputs.usdc, QUOTE_DECIMALS), [...positions.values()]) };
}

function bankruptcy(inputs: CaseInputs): unknown {
  const { closed, equity, maintenance } = account(inputs);
  return bankruptcyQuanta(closed, bigintOf(inputs.delta_quantums), equity, maintenance);
}

function fillable(inputs: CaseInputs): unknown {
  const { closed, equity, maintenance } = account(inputs);
  const own = positionQuanta(closed);
  return fillablePrice(
    {
      size: Number(closed.quanta),
      // The source starts from the position's notional in whole quanta.
      price: Number(own.notional) / Number(closed.quanta),
      maintenance: Number(own.maintenance),
      equity: Number(equity),
      totalMaintenance: Number(maintenance),
    },
    {
      bankruptcyAdjustment: numberOf(inputs.bankruptcy_adjustment_ppm) / 1e6,
      spreadToMaintenance: numberOf(inputs.spread_to_mmr_ppm) / 1e6,
    },
  );
}

function insurance(inputs: CaseInputs): unknown {
  const position = quantaPosition(inputs.position_quantums, inputs.price_usd, inputs.quantums_per_unit, inputs.maintenance_ppm);
  const { equity, maintenance } = accountQuanta(bigintOf(inputs.usdc, QUOTE_DECIMALS), [position]);
  const filled = bigintOf(inputs.fill_quantums);
  const isBuy = inputs.is_buy === true;
  const bankrupt = bankruptcyQuanta(position, isBuy ? filled : -filled, equity, maintenance);
  return insuranceDelta(bigintOf(inputs.fill_quote_quantums), isBuy, bankrupt, bigintOf(inputs.max_liquidation_fee_ppm));
}

function liquidatable(inputs: CaseInputs): unknown {
  const { notional } = positionQuanta(quantaPosition(inputs.position_quantums, inputs.price_usd, inputs.quantums_per_unit, 0));
  return liquidatableNotional(notional < 0n ? -notional : notional, bigintOf(inputs.min_notional), bigintOf(inputs.max_portion_ppm));
}

export const dydxAdapters: AdapterTable = {
  "dydx-v4": {
    oi_scaled_imf_ppm: marginRatio,
    initial_margin_quote_quantums: (inputs) => marginQuantums(bigintOf(inputs.position_notional), marginRatio(inputs)),
    bankruptcy_price_quote_quantums: bankruptcy,
    fillable_price_quote_per_base_quantum: fillable,
    insurance_fund_delta_quote_quantums: insurance,
    min_max_position_notional_liquidatable: liquidatable,
  },
};
