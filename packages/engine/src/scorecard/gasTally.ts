import { GrowingFloats } from "./growingFloats.ts";
import { requireNonNegative } from "./requireNumber.ts";
import { largest, unweighted, weightedMean, weightedQuantile } from "./weighted.ts";

export interface GasOfKind {
  readonly count: number;
  readonly mean: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  readonly total: number;
}

export interface GasFigures {
  /** Mean gas of a landed market update. */
  readonly marketUpdate: number | null;
  readonly marketUpdateP99: number | null;
  /** Mean gas attributed to one executed trade. */
  readonly trade: number | null;
  readonly tradeP99: number | null;
  readonly byKind: Readonly<Record<string, GasOfKind>>;
}

/** Gas used, by what it was used for. */
export class GasTally {
  readonly #used = new Map<string, GrowingFloats>();

  add(kind: string, used: number | bigint): void {
    const gas = requireNonNegative(`gas.${kind}`, Number(used));
    const column = this.#used.get(kind) ?? new GrowingFloats();
    if (column.length === 0) this.#used.set(kind, column);
    column.push(gas);
  }

  figures(): GasFigures {
    const byKind = new Map([...this.#used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, column]) => [kind, summary(column.toArray())]));
    return {
      marketUpdate: byKind.get("marketUpdate")?.mean ?? null,
      marketUpdateP99: byKind.get("marketUpdate")?.p99 ?? null,
      trade: byKind.get("trade")?.mean ?? null,
      tradeP99: byKind.get("trade")?.p99 ?? null,
      byKind: Object.fromEntries(byKind),
    };
  }
}

function summary(used: Float64Array): GasOfKind {
  const data = unweighted(used);
  return {
    count: used.length,
    mean: weightedMean(data),
    p99: weightedQuantile(data, 0.99),
    max: largest(used),
    total: used.reduce((sum, gas) => sum + gas, 0),
  };
}
