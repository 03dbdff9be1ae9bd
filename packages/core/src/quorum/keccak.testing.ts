/** Keccak-256 on 64-bit lanes as BigInts: slow and short, for tests only. Source: the Keccak reference, padding 0x01. */
const LANES = 25;
const MASK = (1n << 64n) - 1n;
const RATE = 136;
const ROUNDS = 24;

const rotate = (lane: bigint, by: bigint): bigint => ((lane << by) | (lane >> (64n - by))) & MASK;

function roundConstants(): bigint[] {
  let register = 1;
  return Array.from({ length: ROUNDS }, () => {
    let constant = 0n;
    for (let bit = 0; bit < 7; bit += 1) {
      if ((register & 1) === 1) constant |= 1n << BigInt((1 << bit) - 1);
      register = (register << 1) ^ ((register >> 7) * 0x171);
    }
    return constant;
  });
}

const CONSTANTS = roundConstants();

function permute(state: bigint[]): void {
  const at = (lane: number): bigint => state[lane] ?? 0n;
  for (const constant of CONSTANTS) {
    const columns = [0, 1, 2, 3, 4].map((x) => at(x) ^ at(x + 5) ^ at(x + 10) ^ at(x + 15) ^ at(x + 20));
    for (let lane = 0; lane < LANES; lane += 1) {
      state[lane] = at(lane) ^ (columns[(lane + 4) % 5] ?? 0n) ^ rotate(columns[(lane + 1) % 5] ?? 0n, 1n);
    }
    let x = 1;
    let y = 0;
    let moving = at(1);
    for (let step = 0; step < 24; step += 1) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const lane = x + 5 * y;
      const kept = at(lane);
      state[lane] = rotate(moving, BigInt((((step + 1) * (step + 2)) / 2) % 64));
      moving = kept;
    }
    for (let row = 0; row < LANES; row += 5) {
      const before = [0, 1, 2, 3, 4].map((offset) => at(row + offset));
      for (let offset = 0; offset < 5; offset += 1) {
        state[row + offset] = (before[offset] ?? 0n) ^ (~(before[(offset + 1) % 5] ?? 0n) & MASK & (before[(offset + 2) % 5] ?? 0n));
      }
    }
    state[0] = at(0) ^ constant;
  }
}

export function keccak256(input: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(input.length / RATE) + 1) * RATE);
  padded.set(input);
  padded[input.length] = 0x01;
  padded[padded.length - 1] = (padded[padded.length - 1] ?? 0) | 0x80;
  const state: bigint[] = Array.from({ length: LANES }, () => 0n);
  const view = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += RATE) {
    for (let lane = 0; lane < RATE / 8; lane += 1) state[lane] = (state[lane] ?? 0n) ^ view.getBigUint64(block + lane * 8, true);
    permute(state);
  }
  const output = new Uint8Array(32);
  const out = new DataView(output.buffer);
  for (let lane = 0; lane < 4; lane += 1) out.setBigUint64(lane * 8, state[lane] ?? 0n, true);
  return output;
}
