import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EvenkeelError } from "@evenkeel/core/market/errors";

const BESIDE_THE_CHECKOUT = fileURLToPath(new URL("../../../../../shared/data", import.meta.url));

/**
 * The folder of recorded markets: the one that is named, that of the environment, or the one beside the checkout.
 *
 * @throws EvenkeelError `FORECAST_DATA_MISSING`
 */
export function dataFolder(named?: string): string {
  const folder = named ?? process.env.EVENKEEL_DATA ?? BESIDE_THE_CHECKOUT;
  if (existsSync(folder)) return folder;
  throw new EvenkeelError({
    code: "FORECAST_DATA_MISSING",
    message: "the folder of recorded markets cannot be read",
    field: "data",
    value: folder,
    remedy: "Name it with --data or in EVENKEEL_DATA.",
  });
}
