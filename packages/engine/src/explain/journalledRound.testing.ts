import {
  type ChainSnapshot,
  createMarketState,
  defaultMarketParameters,
  lowerMedian,
  type MarketDescription,
  type Quote,
  step,
} from "@evenkeel/core";
import { type OpenedJournal, openJournal } from "../journal/openJournal.ts";
import { type AcceptedArguments, assessmentRow, receiptRow, traceRow, transactionRow } from "../journal/roundRows.ts";
import type { CallReceipt, SignedAssessment } from "../roles.ts";

const description: MarketDescription = {
  market: "X-USD",
  base: "X",
  quote: "USD",
  roundSeconds: 10,
  sources: [
    { venue: "a", pair: "X/USD" },
    { venue: "b", pair: "X/USD" },
    { venue: "c", pair: "X/USDC" },
    { venue: "d", pair: "X/USDT" },
    { venue: "mad", pair: "X/USD" },
  ],
  legs: {
    USDC: { kind: "index", sources: [{ venue: "a", pair: "USDC/USD" }], minimumVenues: 1, stalenessMillis: 60_000 },
    USDT: { kind: "assumed", price: 1, halfWidth: 0.002 },
  },
  minimumVenues: 2,
  stalenessMillis: 60_000,
  singleVenueHalfWidth: 0.002,
  skewScale: 1_000,
};

export const ROUND = 100;
const AT = ROUND * 10_000 + 4_000;
export const HASH = `0x${"ab".repeat(32)}` as const;
const address = (node: number) => `0xAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA0${node}` as const;

const CHAIN: ChainSnapshot = {
  blockTime: AT - 8_000,
  mark: 100.5,
  openInterestLong: 20,
  openInterestShort: 15,
  skewScale: 1_000,
  poolValue: 1_000_000,
  valid: false,
  accepted: null,
};

function quotesOf(node: number): Quote[] {
  const quote = (venue: string, pair: string, price: number): Quote => ({
    venue,
    pair,
    bid: price,
    ask: price,
    size: 1,
    publishedAt: AT - 1_000,
    receivedAt: AT - 900,
  });
  return [
    quote("a", "USDC/USD", 0.9),
    quote("a", "X/USD", 100 + node / 100),
    quote("b", "X/USD", 100.1),
    quote("c", "X/USDC", 111),
    quote("d", "X/USDT", 99.9),
    quote("mad", "X/USD", 1_000),
  ];
}

/** What may be different about the journalled round. */
export interface JournalledRound {
  /** The chain refused the bundle with this reason. */
  readonly revertReason?: string;
  /** The update gate stayed shut. */
  readonly unsent?: boolean;
}

/** One round of four nodes through the core's own step, journalled as a run does; node 3 has no chain and signs nothing. */
export async function journalRound({ revertReason, unsent }: JournalledRound = {}): Promise<OpenedJournal> {
  const journal = await openJournal({ directory: null });
  const parameters = defaultMarketParameters(description, "gen2");
  const run = { seed: 1, deploymentId: HASH, configHash: HASH, required: 3, nodes: [], faults: [], description, parameters };
  journal.append([{ kind: "run", at: AT - 10_000, market: "X-USD", round: null, node: null, body: run }]);
  const signed: SignedAssessment[] = [];
  for (let node = 0; node < 4; node += 1) {
    const observation = { at: AT, quotes: quotesOf(node), chain: node === 3 ? null : CHAIN, closeRound: ROUND };
    const { assessment, trace } = step(createMarketState(parameters), observation, parameters);
    journal.append([traceRow(node, ROUND, trace)]);
    if (assessment === null) continue;
    const message = { ...assessment, node, signer: address(node), topic: HASH, epoch: 0, configHash: HASH, signature: HASH };
    signed.push(message);
    journal.append([assessmentRow(message, AT)]);
  }
  if (unsent === true) return journal;
  const purpose = `update:X-USD:${ROUND}`;
  journal.append([
    transactionRow("X-USD", AT, {
      hash: HASH,
      purpose,
      round: ROUND,
      signers: signed.map(({ signer }) => signer.toLowerCase()),
      raw: "0x",
    }),
  ]);
  const ok = revertReason === undefined;
  const receipt: CallReceipt = {
    hash: HASH,
    purpose,
    ok,
    gasUsed: 250_000n,
    blockNumber: 42,
    logs: [],
    revertReason: revertReason ?? null,
  };
  // The chain stored another fee than the median and refused the index, so that both marks show.
  const fields = lowerMedian(signed.map((message) => message.fields)).map((field, position) => (position === 10 ? field + 1n : field));
  const accepted: AcceptedArguments = {
    round: BigInt(ROUND),
    observedAt: BigInt(Math.floor(AT / 1_000)),
    valid: false,
    signers: 0b0111n,
    clamped: 1n << 10n,
    refused: 1n,
    fields,
  };
  journal.append([receiptRow("X-USD", ROUND, AT + 2_000, receipt, ok ? accepted : null)]);
  const order: CallReceipt = { ...receipt, purpose: "execute:X-USD:3", hash: `0x${"cd".repeat(32)}` };
  journal.append([receiptRow("X-USD", ROUND + 1, AT + 12_000, order, null)]);
  return journal;
}
