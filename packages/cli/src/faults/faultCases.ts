/** What a run with a fault must show: it goes on delivering, changes nothing at all, or closes and opens again by itself. */
export type FaultPromise = "delivers" | "identical" | "reduce-only, resumes" | "grace, resumes";

/** One fault with what is promised of it. */
export interface FaultCase {
  readonly name: string;
  /** `--fault` specification; empty for the undisturbed run. */
  readonly spec: string;
  readonly promise: FaultPromise;
}

/** Event seconds at which every fault begins and ends. */
export const FAULT_FROM = 600;
export const FAULT_TO = 1_500;
const WHILE = `from=${FAULT_FROM},to=${FAULT_TO}`;

/** Every kind of fault, alone and in the compositions that matter. */
export const FAULT_CASES: readonly FaultCase[] = [
  { name: "none", spec: "", promise: "delivers" },
  { name: "one node down", spec: `down:node=1,${WHILE}`, promise: "delivers" },
  { name: "two nodes down", spec: `down:node=1,${WHILE};down:node=2,${WHILE}`, promise: "reduce-only, resumes" },
  { name: "one node lies, x 10", spec: `price:node=2,factor=10,${WHILE}`, promise: "delivers" },
  { name: "one node lies, x 1.02", spec: `price:node=2,factor=1.02,${WHILE}`, promise: "delivers" },
  { name: "one node signs the highest honest value", spec: `worst:node=2,side=high,${WHILE}`, promise: "delivers" },
  { name: "one node signs the lowest honest value", spec: `worst:node=2,side=low,${WHILE}`, promise: "delivers" },
  { name: "one node late by 5 s", spec: `late:node=1,millis=5000,${WHILE}`, promise: "delivers" },
  { name: "one clock 20 s ahead", spec: `clock-skew:node=1,seconds=20,${WHILE}`, promise: "delivers" },
  { name: "one clock 20 s behind", spec: `clock-skew:node=1,seconds=-20,${WHILE}`, promise: "delivers" },
  {
    name: "two clocks 20 s ahead",
    spec: `clock-skew:node=1,seconds=20,${WHILE};clock-skew:node=2,seconds=20,${WHILE}`,
    promise: "reduce-only, resumes",
  },
  { name: "a venue stale", spec: `venue-stale:venue=coinbase,${WHILE}`, promise: "delivers" },
  { name: "a venue sends nonsense", spec: `venue-nonsense:venue=coinbase,${WHILE}`, promise: "delivers" },
  { name: "a venue x 10", spec: `venue-price:venue=coinbase,factor=10,${WHILE}`, promise: "delivers" },
  { name: "the USDT leg missing", spec: `leg-missing:currency=USDT,${WHILE}`, promise: "delivers" },
  { name: "keeper down", spec: `keeper-down:${WHILE}`, promise: "reduce-only, resumes" },
  { name: "a third of submissions fail", spec: `rpc-error:rate=0.33,${WHILE}`, promise: "identical" },
  { name: "no block", spec: `block-gap:${WHILE}`, promise: "grace, resumes" },
  {
    name: "a liar, a late node, a venue x 10 and failing submissions at once",
    spec: `price:node=2,factor=0.5,${WHILE};late:node=1,millis=300,${WHILE};venue-price:venue=kraken,factor=10,${WHILE};rpc-error:rate=0.33,${WHILE}`,
    promise: "delivers",
  },
];
