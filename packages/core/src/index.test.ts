import assert from "node:assert/strict";
import { test } from "node:test";
import * as core from "./index.ts";

/** The reviewed surface of the package: a name is added here on purpose. */
const SURFACE = `
EMPTY_MEMORY EvenkeelError FIELD INT128_MAX INT128_MIN MARKET_SCHEMA MARKET_SCHEMA_VERSION NO_CANDIDATE WAD acceptRound agreedTier anchor assessmentDigest
assessmentStructHash borrowRate boundResponse canonicalJson changedFields checkLinked checkMarketParameters clampFormula clampInteger clampParameters configHash
contract createEwma createMarketState createPriceState deadBand decimalToFixed decodeFields defaultIndexParameters defaultMarketParameters defaultPriceParameters
deploymentId designGains encodeFields encodeFixed entersMedian fundingCap fundingRate gateAllowance gateMeasurements hexBytes hubConfig kinkedRate leakyPi
lowerMedian lowerMedianOf marginRatios marketTopic passesGate refusedMeasurements remember repairLinked respond skewVelocity step stepInteger tiers toHex
tradeFee updateDivergence updateEwma updatePrice utf8 volatilitiesOf
`
  .trim()
  .split(/\s+/);

test("the package exports what was reviewed, no more and no less", () => {
  assert.deepEqual(Object.keys(core).sort(), SURFACE.toSorted());
});
