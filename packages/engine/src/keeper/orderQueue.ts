/** A placed order that waits for the price of its round. */
export interface WaitingOrder {
  readonly orderId: bigint;
  readonly account: string;
  /** The first round whose price may fill it. */
  readonly round: number;
}

/** Orders the keeper has seen placed and not yet seen executed or rejected. */
export interface OrderQueue {
  placed(order: WaitingOrder): void;
  /** Executed or rejected on chain. */
  settled(orderId: bigint): void;
  /** Orders whose round is `round` or earlier, oldest first. */
  due(round: number): readonly WaitingOrder[];
  /** Distinct rounds that waiting orders need, oldest first. */
  rounds(): readonly number[];
  readonly size: number;
}

export function createOrderQueue(): OrderQueue {
  const waiting = new Map<bigint, WaitingOrder>();
  return {
    get size() {
      return waiting.size;
    },
    placed(order) {
      waiting.set(order.orderId, order);
    },
    settled(orderId) {
      waiting.delete(orderId);
    },
    due: (round) => [...waiting.values()].filter((order) => order.round <= round),
    rounds: () => [...new Set([...waiting.values()].map((order) => order.round))].sort((a, b) => a - b),
  };
}
