import { refuse, type Violation, within } from "../../market/refuse.ts";
import type { AveragingParameters } from "./averagingStage.ts";
import type { CapParameters } from "./capStage.ts";
import type { DamperParameters } from "./damperStage.ts";
import type { LawParameters } from "./lawStage.ts";
import type { SignalParameters } from "./signalStage.ts";

/** When and at which price a rate is paid. */
export interface AccrualParameters {
  /** At instants, or at every moment. */
  readonly accrual: "discrete" | "continuous";
  /** Time between settlements; for continuous accrual the time between decisions. */
  readonly intervalSeconds: number;
  /** Price that turns a fraction into money. */
  readonly price: "mark" | "index" | "oracle";
  /** A position opened this long after an instant still takes part. */
  readonly graceMillis: number;
  /** Who gets what one side pays: the same rate for all with the pool between them, or the other side in proportion to its open interest. */
  readonly sides: "pool" | "shared";
}

/** A funding mechanism as a set of parameters, one per stage; JSON-serialisable. */
export interface FundingSystem {
  readonly name: string;
  /** Recorded with every decision and every accrual. */
  readonly version: string;
  /** Period that every rate, interest and cap below is stated for. */
  readonly periodSeconds: number;
  readonly signal: SignalParameters;
  readonly averaging: AveragingParameters;
  /** What is averaged: the signal, or the rate that each sample would give (laws without memory only). */
  readonly averaged: "signal" | "rate";
  readonly law: LawParameters;
  readonly damper: DamperParameters;
  readonly caps: readonly CapParameters[];
  readonly accrual: AccrualParameters;
}

const POSITIVE = Number.POSITIVE_INFINITY;

function averagingViolations(averaging: AveragingParameters): Violation[] {
  const found = "windowSeconds" in averaging ? within("averaging.windowSeconds", averaging.windowSeconds, 0, POSITIVE, true) : [];
  if (averaging.averaging === "exponential")
    found.push(...within("averaging.halfLifeSeconds", averaging.halfLifeSeconds, 0, POSITIVE, true));
  if (averaging.averaging === "votes") {
    found.push(...within("averaging.slotSeconds", averaging.slotSeconds, 0, averaging.windowSeconds, true));
    found.push(...within("averaging.unitsPerWhole", averaging.unitsPerWhole, 1, Number.MAX_SAFE_INTEGER));
  }
  return found;
}

function capViolations(cap: CapParameters, field: string): Violation[] {
  switch (cap.cap) {
    case "absolute":
    case "change":
      return within(`${field}.most`, cap.most, 0, POSITIVE);
    case "least":
      return within(`${field}.least`, cap.least, 0, POSITIVE);
    case "range":
      return within(`${field}.high`, cap.high, cap.low, POSITIVE);
    case "margin":
      return [
        ...within(`${field}.factor`, cap.factor, 0, POSITIVE),
        ...within(`${field}.maintenanceMargin`, cap.maintenanceMargin, 0, cap.initialMargin),
      ];
  }
}

/**
 * What is wrong with a system's parameters.
 *
 * @example
 * fundingSystemViolations({ ...binance(8), periodSeconds: 0 })[0]?.field // "periodSeconds"
 */
export function fundingSystemViolations(system: FundingSystem): Violation[] {
  const { law, damper, accrual, averaged } = system;
  const found = [
    ...within("periodSeconds", system.periodSeconds, 0, POSITIVE, true),
    ...averagingViolations(system.averaging),
    ...system.caps.flatMap((cap, i) => capViolations(cap, `caps[${i}]`)),
    ...within("accrual.intervalSeconds", accrual.intervalSeconds, 0, POSITIVE, true),
    ...within("accrual.graceMillis", accrual.graceMillis, 0, POSITIVE),
  ];
  if ("halfWidth" in damper) found.push(...within("damper.halfWidth", damper.halfWidth, 0, POSITIVE));
  if (law.law === "leakyPi") found.push(...within("law.leakSeconds", law.leakSeconds, 0, Number.MAX_VALUE, true));
  if (averaged === "rate" && law.law !== "proportional" && law.law !== "piecewise") {
    found.push({ field: "averaged", value: averaged, rule: 'must be "signal" for a law with memory' });
  }
  if (system.version === "") found.push({ field: "version", value: "", rule: "must not be empty" });
  return found;
}

/**
 * Refuses a system whose parameters contradict themselves, naming every violation.
 *
 * @throws EvenkeelError FUNDING_SYSTEM_PARAMETERS
 */
export function checkFundingSystem(system: FundingSystem): void {
  refuse("FUNDING_SYSTEM_PARAMETERS", fundingSystemViolations(system));
}
