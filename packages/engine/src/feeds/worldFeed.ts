import type { World } from "@evenkeel/lab/world/world";
import type { FeedQuote } from "../roles.ts";
import type { GapFeed } from "./openReplay.ts";

/** Plays a simulated world as a feed; a world has no gaps. */
export function worldFeed(world: Pick<World, "name" | "start" | "end" | "batches">): GapFeed {
  return {
    name: world.name,
    start: world.start,
    end: world.end,
    gaps: [],
    quotes: () => nonEmpty(world.batches()),
  };
}

async function* nonEmpty(batches: Iterable<readonly FeedQuote[]>): AsyncGenerator<readonly FeedQuote[]> {
  for (const batch of batches) if (batch.length > 0) yield batch;
}
