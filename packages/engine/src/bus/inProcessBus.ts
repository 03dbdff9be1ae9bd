import type { Bus, SignedAssessment } from "../roles.ts";

/** A bus inside one process: a message becomes visible at its delivery time, in order of delivery. */
export function createInProcessBus(): Bus {
  let waiting: { readonly message: SignedAssessment; readonly deliverAt: number }[] = [];
  return {
    publish(message, deliverAt) {
      waiting.push({ message, deliverAt });
    },
    drain(now) {
      const due = waiting.filter((entry) => entry.deliverAt <= now);
      if (due.length === 0) return [];
      waiting = waiting.filter((entry) => entry.deliverAt > now);
      due.sort((a, b) => a.deliverAt - b.deliverAt || a.message.node - b.message.node);
      return due.map((entry) => entry.message);
    },
  };
}
