import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { AgentsFile } from "./agentsFile.ts";
import { createArbitrageTrader } from "./createArbitrageTrader.ts";
import { createMomentumTrader } from "./createMomentumTrader.ts";
import { createNoiseTrader } from "./createNoiseTrader.ts";
import type { Trader } from "./trader.ts";

/** What a population of traders is made from. */
export interface TradersOptions {
  readonly seed: number;
  readonly agents: AgentsFile;
  readonly market: {
    /** Base units; sizes are fractions of it. */
    readonly skewScale: number;
    readonly roundSeconds: number;
    /** Quote per base, positive; sizes the deposits. */
    readonly referencePrice: number;
  };
  /** Arbitrageurs ignore funding and borrowing (placebo). False unless given. */
  readonly fundingBlind?: boolean;
  /** Scales the arbitrageurs' capital. 1 unless given. */
  readonly capitalMultiplier?: number;
  /** Scales the half-lives of the noise traders' wishes. 1 unless given. */
  readonly persistenceMultiplier?: number;
}

/**
 * Makes the population of the agents file: noise, then momentum traders, then arbitrageurs.
 *
 * Draws are keyed by the trader's name, so leaving one trader or one group out changes no order of the others that is not a reaction.
 *
 * @throws EvenkeelError `AGENTS_OPTION_INVALID` when an option is not usable.
 * @example
 * createTraders({ seed: 1, agents: loadAgents(), market: { skewScale: 20_000, roundSeconds: 10, referencePrice: 96_500 } }).length; // 36
 */
export function createTraders(options: TradersOptions): Trader[] {
  const { seed, agents, market } = options;
  requirePositive("skewScale", market.skewScale);
  requirePositive("roundSeconds", market.roundSeconds);
  requirePositive("referencePrice", market.referencePrice);
  const capitalMultiplier = requirePositive("capitalMultiplier", options.capitalMultiplier ?? 1);
  const persistence = requirePositive("persistenceMultiplier", options.persistenceMultiplier ?? 1);
  const fundingBlind = options.fundingBlind ?? false;
  const flow = {
    ...agents.flow,
    sentimentHalfLifeHours: agents.flow.sentimentHalfLifeHours * persistence,
    fastHalfLifeHours: agents.flow.fastHalfLifeHours * persistence,
  };
  const traders: Trader[] = [];
  const context = (name: string) => ({ seed, id: traders.length, name, ...market });
  for (const group of agents.noise) {
    const [low, high] = group.halfLifeHours;
    const scaled = { ...group, halfLifeHours: [low * persistence, high * persistence] as const };
    for (let i = 0; i < group.count; i++) traders.push(createNoiseTrader(context(`${group.name}-${i + 1}`), scaled, i, flow));
  }
  for (const group of agents.momentum) {
    for (let i = 0; i < group.count; i++) traders.push(createMomentumTrader(context(`${group.name}-${i + 1}`), group, i, flow));
  }
  for (const one of agents.arbitrage) {
    traders.push(createArbitrageTrader(context(one.name), one, agents.beliefs, { capitalMultiplier, fundingBlind }));
  }
  return traders;
}

function requirePositive(field: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  const message = `${field} must be a positive number`;
  throw new EvenkeelError({ code: "AGENTS_OPTION_INVALID", message, field, value, remedy: "Pass a finite number above zero." });
}
