// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SignedMath} from "./SignedMath.sol";

/// @title Prices of a pool that is the counterparty: P(1 + (skew + size/2)/scale), the mean of the mark before and after the trade.
/// The cost of going from one skew to another does not depend on the steps taken.
library SkewPricing {
    /// The protocol's internal price, wad quote per base.
    function mark(int256 index, int256 skew, uint256 scale) internal pure returns (int256) {
        return index + SignedMath.divDown(index * skew, int256(scale));
    }

    /// Price of trading `size`: a buyer's is rounded up, a seller's down. May be zero or negative when the skew is extreme.
    function execution(int256 index, int256 skew, int256 size, uint256 scale) internal pure returns (int256) {
        int256 scaled = index * (2 * int256(scale) + 2 * skew + size);
        return size > 0 ? SignedMath.divUp(scaled, 2 * int256(scale)) : SignedMath.divDown(scaled, 2 * int256(scale));
    }

    /// What closing `size` would lose against the index at this skew, wad quote, rounded up; 0 when closing would gain.
    function adverseExit(int256 index, int256 skew, int256 size, uint256 scale) internal pure returns (int256) {
        int256 lost = size * (size - 2 * skew);
        if (lost <= 0) return 0;
        return SignedMath.mulWadUp(SignedMath.divUp(lost, 2 * int256(scale)), index);
    }

    /// What the pool owes for the premium traders paid when they made the skew: skew^2 P / (2 scale), wad quote, rounded up.
    function premiumLiability(int256 index, int256 skew, uint256 scale) internal pure returns (int256) {
        return SignedMath.mulWadUp(SignedMath.divUp(skew * skew, 2 * int256(scale)), index);
    }
}
