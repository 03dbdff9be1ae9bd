import type { SourceParameters } from "./sourceParameters.ts";

const BP = 1e-4;

/**
 * The ten sources of the default worlds: six that quote BTC and two for each stablecoin leg.
 *
 * Offsets and spreads give a calm dispersion of 1-3 bp between venues; delays are those of public feeds (Binance a few ms, Coinbase
 * 40 ms with a tail of hundreds).
 */
export const btcSources: readonly SourceParameters[] = [
  btc("coinbase", "BTC/USD", 1900, 300, 0.2, 0.8, 0.4, 0.35, 35, 40),
  btc("kraken", "BTC/USD", 2300, 600, -0.1, 1.1, 0.6, 0.15, 45, 35),
  btc("binance", "BTC/USDT", 1500, 0, 0.0, 0.6, 0.2, 0.8, 10, 12),
  btc("okx", "BTC/USDT", 1800, 200, 0.1, 0.8, 0.3, 0.45, 25, 20),
  btc("bybit", "BTC/USDT", 1900, 250, -0.2, 0.9, 0.3, 0.5, 25, 25),
  btc("bitstamp", "BTC/USDC", 2800, 900, 0.3, 1.5, 1.0, 0.06, 60, 60),
  leg("kraken", "USDT/USD", 5200, 45),
  leg("coinbase", "USDT/USD", 6000, 35),
  leg("kraken", "USDC/USD", 6400, 45),
  leg("bitstamp", "USDC/USD", 7000, 60),
];

/** `biasBp`, `offsetBp` and `halfSpreadBp` are in basis points of the price. */
function btc(
  venue: string,
  pair: string,
  intervalMillis: number,
  lagMillis: number,
  biasBp: number,
  offsetBp: number,
  halfSpreadBp: number,
  meanSize: number,
  delayMillis: number,
  delayJitterMillis: number,
): SourceParameters {
  return {
    venue,
    pair,
    intervalMillis,
    lagMillis,
    bias: biasBp * BP,
    offsetSd: offsetBp * BP,
    offsetHalfLifeMillis: 60_000,
    halfSpread: halfSpreadBp * BP,
    decimals: 1,
    meanSize,
    delayMillis,
    delayJitterMillis,
  };
}

function leg(venue: string, pair: string, intervalMillis: number, delayMillis: number): SourceParameters {
  return {
    venue,
    pair,
    intervalMillis,
    lagMillis: 500,
    bias: 0,
    offsetSd: 0.2 * BP,
    offsetHalfLifeMillis: 300_000,
    halfSpread: 0.3 * BP,
    decimals: 5,
    meanSize: 25_000,
    delayMillis,
    delayJitterMillis: 40,
  };
}
