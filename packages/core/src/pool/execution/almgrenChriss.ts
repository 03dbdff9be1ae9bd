import { refuse, type Violation, within } from "../../market/refuse.ts";

/** How a market answers to a seller or buyer; quote per base, in the schedule's unit of time. */
export interface ImpactModel {
  /** Standard deviation of the price over one unit of time. */
  readonly sigma: number;
  /** Temporary impact per unit of base traded per unit of time. */
  readonly eta: number;
  /** Permanent impact per unit of base. */
  readonly gamma: number;
  /** Half the spread and fees per unit of base. */
  readonly epsilon: number;
}

/** What is to be traded, in how many equal periods. */
export interface ExecutionTask {
  /** Base units, unsigned. */
  readonly quantity: number;
  readonly periods: number;
  readonly periodLength: number;
}

/** A schedule and what it costs. */
export interface ExecutionSchedule {
  /** Base units left after each period, from the whole to 0. */
  readonly holdings: readonly number[];
  /** Expected cost, quote units. */
  readonly cost: number;
  /** Variance of the cost. */
  readonly variance: number;
  /** `cost + riskAversion * variance`, what the schedule makes smallest. */
  readonly utility: number;
}

const impactViolations = ({ sigma, eta, gamma }: Omit<ImpactModel, "epsilon">, periodLength: number): Violation[] => [
  ...within("sigma", sigma, 0, Number.MAX_VALUE),
  ...within("gamma", gamma, 0, Number.MAX_VALUE),
  ...within("periodLength", periodLength, 0, Number.MAX_VALUE, true),
  ...within("eta - gamma periodLength / 2", eta - (gamma * periodLength) / 2, 0, Number.MAX_VALUE, true),
];

/**
 * Speed at which an optimal schedule sells, per unit of time: `2 (cosh(kappa tau) - 1) / tau^2 = lambda sigma^2 / (eta - gamma tau / 2)`.
 *
 * Its inverse is the time in which an unbounded schedule trades all but `1/e` of the quantity. Source: Almgren and Chriss 2000.
 *
 * @param riskAversion Per quote unit, not negative; 0 is the even schedule.
 * @param periodLength Unit of time of `sigma` and `eta`.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * executionSpeed({ sigma: 0.95, eta: 2.5e-6, gamma: 2.5e-7 }, 1e-6, 1) // 0.6070761632470627
 */
export function executionSpeed(model: Omit<ImpactModel, "epsilon">, riskAversion: number, periodLength: number): number {
  refuse("POOL_INPUT", [...impactViolations(model, periodLength), ...within("riskAversion", riskAversion, 0, Number.MAX_VALUE)]);
  const { sigma, eta, gamma } = model;
  const squared = (riskAversion * sigma * sigma) / (eta - (gamma * periodLength) / 2);
  // acosh(1 + x) loses all digits of a small x; asinh(sqrt(x / 2)) is half of it and loses none.
  return (2 * Math.asinh((periodLength * Math.sqrt(squared)) / 2)) / periodLength;
}

/** `sinh(kappa (T - t)) / sinh(kappa T)` without overflow, the straight line for a speed of 0. */
function shareLeft(speed: number, left: number, whole: number): number {
  if (speed * whole < 1e-8) return left / whole;
  return (Math.exp(speed * (left - whole)) * -Math.expm1(-2 * speed * left)) / -Math.expm1(-2 * speed * whole);
}

/**
 * The schedule that trades a quantity with the least cost plus risk aversion times variance.
 *
 * Cost: `gamma X^2 / 2 + epsilon X + (eta - gamma tau / 2) sum n^2 / tau`; variance: `sigma^2 tau sum x^2` over what is left. Without risk aversion it is
 * even in time. Source: Almgren and Chriss 2000.
 *
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * executionSchedule({ quantity: 1e6, periods: 5, periodLength: 1 }, { sigma: 0.95, eta: 2.5e-6, gamma: 2.5e-7, epsilon: 0.0625 }, 1e-6).holdings[1] // 541_955.55
 */
export function executionSchedule(task: ExecutionTask, model: ImpactModel, riskAversion: number): ExecutionSchedule {
  const { quantity, periods, periodLength } = task;
  const { sigma, eta, gamma, epsilon } = model;
  refuse("POOL_INPUT", [
    ...within("quantity", quantity, 0, Number.MAX_VALUE),
    ...(Number.isSafeInteger(periods) && periods > 0 ? [] : [{ field: "periods", value: periods, rule: "must be a positive integer" }]),
    ...within("epsilon", epsilon, 0, Number.MAX_VALUE),
  ]);
  const speed = executionSpeed(model, riskAversion, periodLength);
  const holdings = Array.from(
    { length: periods + 1 },
    (_, j) => quantity * shareLeft(speed, (periods - j) * periodLength, periods * periodLength),
  );
  let [traded, held] = [0, 0];
  for (let j = 1; j <= periods; j++) {
    const [before, now] = [holdings[j - 1] ?? 0, holdings[j] ?? 0];
    traded += (before - now) ** 2;
    held += now * now;
  }
  const temporary = ((eta - (gamma * periodLength) / 2) * traded) / periodLength;
  const cost = (gamma * quantity * quantity) / 2 + epsilon * quantity + temporary;
  const variance = sigma * sigma * periodLength * held;
  return { holdings, cost, variance, utility: cost + riskAversion * variance };
}
