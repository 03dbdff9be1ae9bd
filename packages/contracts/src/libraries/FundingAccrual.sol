// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SignedMath} from "./SignedMath.sol";

/// @title What each side owes per base unit. The paying side pays in full; what the other receives is derived and never more.
library FundingAccrual {
    /// @param sum Rate times seconds, wad; positive: longs pay.
    /// @return long Owed by each long base unit, wad quote; negative: received.
    /// @return short The same for shorts.
    function funding(int256 sum, int256 index, uint256 openLong, uint256 openShort) internal pure returns (int256 long, int256 short) {
        if (sum > 0) (long, short) = _transfer(sum, index, openLong, openShort);
        else if (sum < 0) (short, long) = _transfer(-sum, index, openShort, openLong);
    }

    /// Owed to the pool by each base unit of the side with more open interest; nothing when the sides are equal.
    function borrow(uint256 sum, int256 index, uint256 openLong, uint256 openShort) internal pure returns (int256 long, int256 short) {
        int256 charge = SignedMath.mulWadUp(int256(sum), index);
        if (openLong > openShort) long = charge;
        else if (openShort > openLong) short = charge;
    }

    /// Seconds 1..elapsed of a rate that moves by `velocity` a second and stops at +-cap: sums by sign, and the last rate.
    /// Whole seconds, so that the result does not depend on how often it is called.
    function velocityRuled(int256 rate, int256 velocity, int256 cap, uint256 elapsed)
        internal
        pure
        returns (int256 positive, int256 negative, int256 last)
    {
        if (rate > cap) rate = cap;
        if (rate < -cap) rate = -cap;
        // a falling rate is a rising one seen in the mirror
        if (velocity >= 0) return _rising(rate, velocity, cap, elapsed);
        (negative, positive, last) = _rising(-rate, -velocity, cap, elapsed);
        return (-positive, -negative, -last);
    }

    /// Owed by a position, wad quote, rounded against the holder.
    function owed(int256 size, int256 cumulative, int256 snapshot) internal pure returns (int256) {
        return SignedMath.mulWadUp(int256(SignedMath.abs(size)), cumulative - snapshot);
    }

    function _transfer(int256 sum, int256 index, uint256 paying, uint256 receiving) private pure returns (int256 owes, int256 gets) {
        int256 product = sum * index;
        owes = SignedMath.divUp(product, SignedMath.WAD);
        if (receiving == 0) return (owes, 0);
        gets = receiving > paying
            ? -((product / SignedMath.WAD) * int256(paying) / int256(receiving))
            : -(product / SignedMath.WAD);
    }

    function _rising(int256 rate, int256 velocity, int256 cap, uint256 elapsed)
        private
        pure
        returns (int256 positive, int256 negative, int256 last)
    {
        uint256 toZero;
        if (rate < 0) {
            toZero = velocity == 0 ? elapsed : uint256(-rate / velocity);
            if (toZero > elapsed) toZero = elapsed;
        }
        (negative, last) = _ramp(rate, velocity, cap, toZero);
        (positive, last) = _ramp(last, velocity, cap, elapsed - toZero);
    }

    function _ramp(int256 rate, int256 velocity, int256 cap, uint256 elapsed) private pure returns (int256 sum, int256 last) {
        int256 seconds_ = int256(elapsed);
        int256 free = velocity == 0 ? seconds_ : (cap - rate) / velocity;
        if (free > seconds_) free = seconds_;
        sum = rate * free + velocity * free * (free + 1) / 2;
        last = rate + velocity * free;
        if (free < seconds_) {
            sum += cap * (seconds_ - free);
            last = cap;
        }
    }
}
