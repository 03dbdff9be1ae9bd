// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingErrors} from "../interfaces/IClearingErrors.sol";
import {IClearingRecords} from "../interfaces/IClearingRecords.sol";
import {SignedMath} from "../libraries/SignedMath.sol";

/// @title Which orders a mode lets through, and at which price. Answers are error selectors; zero means yes.
library OrderRules {
    /// True when the order shrinks the position without turning it round.
    function reduces(int256 position, int256 size) internal pure returns (bool) {
        if (position == 0 || (position > 0) == (size > 0)) return false;
        return SignedMath.abs(size) <= SignedMath.abs(position);
    }

    function permitted(IClearingRecords.Mode mode, bool reducing, int256 skew, int256 size) internal pure returns (bytes4) {
        if (mode == IClearingRecords.Mode.Halted) return IClearingErrors.MarketHalted.selector;
        if (reducing || mode == IClearingRecords.Mode.Normal) return 0;
        if (mode == IClearingRecords.Mode.ReduceOnly) return IClearingErrors.OnlyReducing.selector;
        bool closesGap = SignedMath.abs(skew + size) < SignedMath.abs(skew);
        return closesGap ? bytes4(0) : IClearingErrors.OnlyGapClosing.selector;
    }

    /// A limit of 0 means none.
    function priced(int256 price, int256 size, uint256 limitPrice) internal pure returns (bytes4) {
        if (price <= 0) return IClearingErrors.PriceNotPositive.selector;
        if (limitPrice == 0) return 0;
        bool crossed = size > 0 ? uint256(price) > limitPrice : uint256(price) < limitPrice;
        return crossed ? IClearingErrors.LimitCrossed.selector : bytes4(0);
    }
}
