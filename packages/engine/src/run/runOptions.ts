import type { MarketDescription, MarketParameters } from "@evenkeel/core";
import type { TradersOptions } from "@evenkeel/lab";
import type { LiveRound } from "../api/wire.ts";
import type { Fault } from "../config/fault.ts";
import type { RecordedRun } from "../journal/recordedRun.ts";
import type { GateOptions } from "../keeper/updateGate.ts";
import type { NodeConfig } from "../nodes/nodeConfig.ts";
import type { Clock, Feed, Journal } from "../roles.ts";
import type { RunEvent } from "../scorecard/roundSample.ts";

/** Everything one run needs; nothing in it reads a clock, a file or the environment by itself. */
export interface RunOptions {
  readonly scenario: string;
  readonly feed: Feed & { readonly gaps?: readonly { readonly from: number; readonly to: number }[] };
  readonly description: MarketDescription;
  readonly parameters: MarketParameters;
  readonly seed: number;
  readonly signerSeed: number;
  readonly nodes: readonly NodeConfig[];
  readonly gate: GateOptions;
  readonly faults: readonly Fault[];
  /** Known beforehand, e.g. a world's planned events or a recording's left-out windows. */
  readonly events: readonly RunEvent[];
  readonly notes: readonly string[];
  readonly traders: Pick<TradersOptions, "fundingBlind" | "capitalMultiplier" | "persistenceMultiplier">;
  readonly journal: Journal;
  /** What an earlier start of the same run had written, or null. */
  readonly recorded?: RecordedRun | null;
  readonly clock: Clock;
  readonly version: string;
  readonly onRound?: (round: LiveRound) => void;
  /** Share done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}
