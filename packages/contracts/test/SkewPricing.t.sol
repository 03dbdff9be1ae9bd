// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SignedMath} from "../src/libraries/SignedMath.sol";
import {SkewPricing} from "../src/libraries/SkewPricing.sol";
import {Checks} from "./support/Checks.sol";

contract SkewPricingTest is Checks {
    int256 private constant WAD = 1e18;
    uint256 private constant SCALE = 20_000e18;

    function cost(int256 index, int256 skew, int256 size) internal pure returns (int256) {
        return SignedMath.mulWadUp(size, SkewPricing.execution(index, skew, size, SCALE));
    }

    function test_Figures() external pure {
        same(SkewPricing.mark(50_000e18, 200e18, SCALE), 50_500e18, "1 % of the scale is 1 % of the price");
        same(SkewPricing.execution(50_000e18, 0, 200e18, SCALE), 50_250e18, "half way");
        same(SkewPricing.execution(50_000e18, 200e18, -200e18, SCALE), 50_250e18, "and half way back");
        same(SkewPricing.premiumLiability(50_000e18, 200e18, SCALE), 50_000e18, "skew^2 P / (2 scale)");
        same(SkewPricing.adverseExit(50_000e18, 200e18, 200e18, SCALE), 0, "leaving one's own skew gains");
        same(SkewPricing.adverseExit(50_000e18, -200e18, 200e18, SCALE), 150_000e18, "leaving against the skew loses");
    }

    function testFuzz_AnExecutionLiesBetweenTheMarksBeforeAndAfter(uint96 index, int64 skew, int64 size) external pure {
        if (size == 0) return;
        int256 base = int256(uint256(index)) + 1;
        int256 before = SkewPricing.mark(base, skew, SCALE);
        int256 afterwards = SkewPricing.mark(base, int256(skew) + size, SCALE);
        int256 price = SkewPricing.execution(base, skew, size, SCALE);
        (int256 low, int256 high) = before < afterwards ? (before, afterwards) : (afterwards, before);
        holds(price >= low - 1 && price <= high + 1, "between, but for rounding");
    }

    /// Any two steps cost at least one step, and at most the roundings more.
    function testFuzz_CostDependsOnlyOnTheEnds(uint80 index, int80 skew, int80 one, int80 two) external pure {
        int256 base = int256(uint256(index)) + 1;
        int256 split = cost(base, skew, one) + cost(base, int256(skew) + one, two);
        int256 whole = cost(base, skew, int256(one) + two);
        // each price is off by less than one last digit, times the size it applies to
        int256 digits = int256(SignedMath.abs(one) + SignedMath.abs(two)) / WAD + 4;
        holds(split - whole <= 2 * digits && whole - split <= 2 * digits, "path independent");
    }

    function testFuzz_ARoundTripCostsNothingLess(uint80 index, int80 skew, int80 size) external pure {
        int256 base = int256(uint256(index)) + 1;
        int256 out = cost(base, skew, size);
        int256 back = cost(base, int256(skew) + size, -int256(size));
        holds(out + back >= 0, "never a gain");
    }

    /// What traders paid above the index to make a skew is exactly what the pool shows as owed for it.
    function testFuzz_PremiumLiabilityIsWhatMakingTheSkewCost(uint80 index, int80 skew) external pure {
        int256 base = int256(uint256(index)) + 1;
        int256 above = cost(base, 0, skew) - SignedMath.mulWadDown(skew, base);
        int256 owed = SkewPricing.premiumLiability(base, skew, SCALE);
        int256 digits = int256(SignedMath.abs(skew)) / WAD + base / WAD + 4;
        holds(above - owed <= digits && owed - above <= digits, "the same but for roundings");
    }

    function testFuzz_AdverseExitIsTheShortfallAgainstTheIndex(uint80 index, int80 skew, int80 size) external pure {
        int256 base = int256(uint256(index)) + 1;
        // closing `size` trades -size at this skew
        int256 received = -cost(base, skew, -int256(size));
        int256 shortfall = SignedMath.mulWadDown(size, base) - received;
        int256 adverse = SkewPricing.adverseExit(base, skew, size, SCALE);
        int256 digits = int256(SignedMath.abs(size)) / WAD + base / WAD + 4;
        if (shortfall <= 0) atMost(adverse, digits, "no shortfall, no charge");
        else holds(adverse - shortfall <= digits && shortfall - adverse <= digits, "the shortfall");
    }

    function testFuzz_SignedRoundingSides(int128 x, uint64 y) external pure {
        int256 divisor = int256(uint256(y)) + 1;
        int256 up = SignedMath.divUp(x, divisor);
        int256 down = SignedMath.divDown(x, divisor);
        holds(up * divisor >= x && (up - 1) * divisor < x, "the least integer not below");
        holds(down * divisor <= x && (down + 1) * divisor > x, "the greatest integer not above");
    }
}
