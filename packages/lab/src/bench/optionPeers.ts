import type { OptionQuote } from "@evenkeel/core/options/public";
import { requirePeer } from "./peers.ts";

/** Volatility of an undiscounted quote, by somebody else's code. */
export type ImpliedPeer = (quote: OptionQuote) => number;

interface Peer {
  readonly imply: ImpliedPeer;
  /** Milliseconds a call: fewer calls are timed. */
  readonly slow: boolean;
}

interface Bisection {
  readonly getImpliedVolatility: (price: number, spot: number, strike: number, years: number, rate: number, kind: string) => number;
}

interface Interpolated {
  readonly BlackScholes: new () => {
    readonly sigma: (option: {
      readonly price: number;
      readonly rate: number;
      readonly strike: number;
      readonly time: number;
      readonly type: string;
      readonly underlying: number;
    }) => number;
  };
}

/** A package that is not installed is left out of the comparison. */
function optional<T>(path: string): T | null {
  try {
    return requirePeer(path) as T;
  } catch {
    return null;
  }
}

/** The npm packages that imply Black-Scholes volatilities and are installed beside the bench. */
export function impliedPeers(): Readonly<Record<string, Peer>> {
  const bisection = optional<Bisection>("implied-volatility");
  const interpolated = optional<Interpolated>("@uqee/black-scholes");
  const found: Record<string, Peer> = {};
  if (bisection) {
    found.blackScholes = {
      imply: ({ kind, price, forward, strike, years }) => bisection.getImpliedVolatility(price, forward, strike, years, 0, kind),
      slow: true,
    };
  }
  if (interpolated) {
    const model = new interpolated.BlackScholes();
    found.uqee = {
      imply: ({ kind, price, forward, strike, years }) =>
        model.sigma({ price, rate: 0, strike, time: years, type: kind, underlying: forward }),
      slow: false,
    };
  }
  return found;
}
