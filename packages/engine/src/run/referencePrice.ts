import { EvenkeelError, type MarketDescription } from "@evenkeel/core";
import type { Feed } from "../roles.ts";
import { createRawMedian } from "./rawMedian.ts";

/**
 * The first price of a feed, which sizes deposits: the raw median at the first moment it exists.
 *
 * @throws EvenkeelError FEED_WITHOUT_PRICE when no quote of the feed can be converted to the market's currency.
 */
export async function referencePrice(feed: Feed, description: MarketDescription): Promise<number> {
  const raw = createRawMedian(description);
  for await (const batch of feed.quotes()) {
    for (const quote of batch) {
      raw.absorb(quote);
      const price = raw.value(quote.receivedAt);
      if (price !== null) return price;
    }
  }
  throw new EvenkeelError({
    code: "FEED_WITHOUT_PRICE",
    message: "no quote of the feed can be converted to the market's currency",
    field: "feed",
    value: feed.name,
    remedy: "Widen the window, or check the manifest's sources and conversion legs.",
  });
}
