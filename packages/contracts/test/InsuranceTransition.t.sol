// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {InsuranceTransition} from "../src/state/InsuranceTransition.sol";
import {Market, MarketConfig} from "../src/state/ClearingTypes.sol";
import {Checks} from "./support/Checks.sol";

/// Laws of one insurance, in memory.
contract InsuranceTransitionTest is Checks {
    int256 private constant UNIT = 1e12;

    function standing(uint96 long, uint96 short, uint128 index) internal pure returns (Market memory market) {
        (market.openInterestLong, market.openInterestShort) = (long, short);
        market.index = int128(index >> 1);
    }

    function sharing(uint16 targetBps) internal pure returns (MarketConfig memory config) {
        config.insuranceTargetBps = targetBps % 10_001;
    }

    function test_Figures() external pure {
        Market memory market = standing(3e18, 8e18, 100_000e18);
        MarketConfig memory config = sharing(200);
        same(InsuranceTransition.target(market, config, UNIT), 8_000e6, "2 % of 400,000");
        same(InsuranceTransition.take(market, config, UNIT, 7_000e6), 7_000e6, "room for all");
        same(InsuranceTransition.take(market, config, UNIT, 7_000e6), 1_000e6, "room for some");
        same(InsuranceTransition.take(market, config, UNIT, 7_000e6), 0, "full");
        same(InsuranceTransition.pay(market, 5_000e6), 5_000e6, "in full");
        same(InsuranceTransition.pay(market, 5_000e6), 3_000e6, "as far as it reaches");
        same(InsuranceTransition.pay(market, 5_000e6), 0, "empty");
        same(market.insurancePaid, 8_000e6, "counted");
    }

    function testFuzz_ItNeverTakesMoreThanOfferedNorBeyondItsTarget(uint96 long, uint96 short, uint128 index, uint16 bps, uint104 held, uint112 offered)
        external
        pure
    {
        Market memory market = standing(long, short, index);
        market.insurance = held;
        MarketConfig memory config = sharing(bps);
        uint256 full = InsuranceTransition.target(market, config, UNIT);
        uint256 taken = InsuranceTransition.take(market, config, UNIT, offered);
        holds(taken <= offered, "no more than offered");
        same(market.insurance, uint256(held) + taken, "held");
        if (taken != 0) holds(market.insurance <= full, "within the target");
        if (taken < offered) holds(market.insurance >= full, "refused only when full");
        same(market.insurancePaid, 0, "nothing paid");
    }

    function testFuzz_ItPaysWhatItHasAndNoMore(uint104 held, uint112 loss) external pure {
        Market memory market;
        market.insurance = held;
        uint256 paid = InsuranceTransition.pay(market, loss);
        same(paid, loss < held ? uint256(loss) : held, "the smaller of both");
        same(uint256(market.insurance) + paid, held, "to the unit");
        same(market.insurancePaid, paid, "counted");
    }

    function testFuzz_TheTargetFollowsTheLargerSide(uint96 long, uint96 short, uint128 index, uint16 bps) external pure {
        MarketConfig memory config = sharing(bps);
        uint256 both = InsuranceTransition.target(standing(long, short, index), config, UNIT);
        uint256 larger = InsuranceTransition.target(standing(long > short ? long : short, 0, index), config, UNIT);
        same(both, larger, "the larger side alone decides");
        same(both, InsuranceTransition.target(standing(short, long, index), config, UNIT), "whichever it is");
    }
}
