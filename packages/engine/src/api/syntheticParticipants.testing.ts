import type { LiveRound } from "./wire.ts";

interface Moment {
  readonly at: number;
  readonly round: number;
  readonly price: number;
  /** Round within the crash cycle. */
  readonly phase: number;
  readonly landed: boolean;
}

type Participants = Pick<LiveRound, "venues" | "legs" | "nodes" | "quorum" | "update" | "trades" | "liquidations" | "pool" | "counters">;

const SIGNERS = [
  "0x8f3a2c1b94d7e6550a1f3be2c8d94a7715c60e2b",
  "0x21d0c7f4b8a95e3610fd8273ac5be94d06e17a38",
  "0xc45be8107d92fa364e0b1c8d75f3a9260e84d71b",
  "0x67a90f3de2c4851b7fd6a03e94c82b15d7306ec9",
];

/** Venues, nodes, updates and trades of a synthetic market; totals grow from call to call. */
export function syntheticParticipants(random: () => number): (moment: Moment) => Participants {
  let accepted = 0;
  let trades = 0;
  let liquidations = 0;
  let badDebt = 0;
  let drawn = 0;
  const rejected = { stale: 0, outlier: 0, crossed: 0 };
  const dropped = [0, 0, 0, 0];
  const hash = () => `0x${Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join("")}`;

  return ({ at, round, price, phase, landed }) => {
    const staleNow = phase >= 100 && phase < 220;
    const missingNode = round % 13 === 5 ? 2 : -1;
    accepted += 38;
    rejected.stale += staleNow ? 1 : 0;
    rejected.outlier += 1;
    rejected.crossed += round % 90 === 3 ? 1 : 0;
    dropped.forEach((count, node) => {
      dropped[node] = count + (random() < (node === 2 ? 0.9 : 0.1) ? 1 : 0);
    });
    const fills = Array.from({ length: Math.floor(random() * 3) }, () => ({
      at: at + 6_000,
      account: SIGNERS[Math.floor(random() * 4)] ?? "",
      trader: ["noise 4", "momentum 1", "arbitrageur 2"][Math.floor(random() * 3)] ?? "noise 1",
      size: (random() - 0.5) * 6,
      price: price * (1 + 0.001 * (random() - 0.5)),
      fee: 12 * random(),
    }));
    const liquidated =
      phase >= 301 && phase < 304
        ? [
            {
              at: at + 6_000,
              account: SIGNERS[1] ?? "",
              size: 2.4,
              price,
              badDebt: phase === 302 ? 184.25 : 0,
              insurancePaid: phase === 302 ? 120 : 0,
            },
          ]
        : [];
    trades += fills.length;
    liquidations += liquidated.length;
    badDebt += liquidated.reduce((sum, { badDebt: debt, insurancePaid }) => sum + debt - insurancePaid, 0);
    drawn += liquidated.reduce((sum, { insurancePaid }) => sum + insurancePaid, 0);
    const venue = (name: string, pair: string, drift: number, weight: number) =>
      ({
        venue: name,
        pair,
        price: price * (1 + drift * (random() - 0.5)),
        ageMillis: Math.round(600 + 2_500 * random()),
        weight,
        status: "used",
        code: null,
        clamped: false,
      }) as const;
    const have = missingNode < 0 ? 4 : 3;
    return {
      venues: [
        venue("coinbase", "BTC/USD", 0.0004, staleNow ? 0.4 : 0.31),
        venue("kraken", "BTC/USD", 0.0005, staleNow ? 0.36 : 0.28),
        staleNow
          ? {
              venue: "bitstamp",
              pair: "BTC/USD",
              price: price * 1.002,
              ageMillis: (phase - 99) * 10_000,
              weight: 0,
              status: "rejected",
              code: "stale",
              clamped: false,
            }
          : venue("bitstamp", "BTC/USD", 0.0006, 0.17),
        { ...venue("binance", "BTC/USDT", 0.0005, 0.24), clamped: phase % 40 === 7 },
        {
          venue: "okx",
          pair: "BTC/USDC",
          price: price * 1.13,
          ageMillis: 1_240,
          weight: 0,
          status: "rejected",
          code: "outlier",
          clamped: false,
        },
        { venue: "gemini", pair: "BTC/USD", price: null, ageMillis: null, weight: 0, status: "missing", code: "missing", clamped: false },
      ],
      legs: [
        { currency: "USDT", kind: "assumed", price: 1, halfWidth: 0.002, venues: 0 },
        { currency: "USDC", kind: "index", price: 0.9994, halfWidth: 0.0003, venues: 2 },
      ],
      nodes: SIGNERS.map((signer, node) => ({
        node,
        signer,
        delivered: accepted - (dropped[node] ?? 0),
        dropped: dropped[node] ?? 0,
        lastRound: node === missingNode ? round - 1 : round,
        inQuorum: landed ? node !== missingNode : node < 2,
        dispersion: node === missingNode ? null : 0.00004 * random(),
      })),
      quorum: { have: landed ? have : 2, need: 3, total: 4 },
      update: {
        at: at + 6_000,
        round,
        txHash: hash(),
        blockNumber: 1_200 + round,
        gasUsed: 231_000 + Math.floor(4_000 * random()),
        landed,
        valid: landed,
        clamped: phase >= 300 && phase < 320 ? ["initialMargin"] : [],
        refused: [],
        revertReason: landed ? null : "QuorumTooSmall",
      },
      trades: fills,
      liquidations: liquidated,
      pool: { value: 4_000_000 - badDebt + 900 * Math.sin(round / 50), badDebt },
      insurance: { balance: 60_000 + 12 * round - drawn, drawn, target: 250_000 },
      counters: {
        quotesAccepted: accepted,
        quotesRejected: { ...rejected },
        assessments: (round + 1) * 4,
        rounds: round + 1,
        trades,
        liquidations,
      },
    };
  };
}
