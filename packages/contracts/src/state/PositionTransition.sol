// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FundingAccrual} from "../libraries/FundingAccrual.sol";
import {SignedMath} from "../libraries/SignedMath.sol";
import {Market, Position} from "./ClearingTypes.sol";

/// @title A trade against the pool: settles funding, realises what is closed, opens the rest, keeps the market's sums in step.
library PositionTransition {
    /// Sums stay far inside int128, so that no order can make one overflow.
    int256 internal constant NOTIONAL_LIMIT = 2 ** 120;

    /// Changes `market` and `position` in place.
    /// @return settled Wad quote to the account: realised profit less funding owed.
    /// @return fits False when a sum would leave its range; then nothing may be stored.
    function trade(Market memory market, Position memory position, int256 size, int256 price)
        internal
        pure
        returns (int256 settled, bool fits)
    {
        int256 before = position.size;
        int256 entry = position.entryNotional;
        int256 afterwards = before + size;
        settled = -FundingAccrual.owed(before, cumulativeOf(market, before), position.snapshot);
        int256 snapshots = int256(market.snapshotTotal) - snapshotShare(before, position.snapshot);
        int256 nextEntry = entry;
        // a buyer pays the rounded-up cost, a seller receives the rounded-down one
        int256 cost = SignedMath.mulWadUp(size, price);
        if (before == 0 || (before > 0) == (size > 0)) {
            nextEntry += cost;
        } else if (SignedMath.abs(size) <= SignedMath.abs(before)) {
            int256 closed = SignedMath.divUp(entry * int256(SignedMath.abs(size)), int256(SignedMath.abs(before)));
            settled -= cost + closed;
            nextEntry -= closed;
        } else {
            int256 closing = SignedMath.mulWadUp(-before, price);
            settled -= closing + entry;
            nextEntry = cost - closing;
        }
        int256 snapshot = cumulativeOf(market, afterwards);
        snapshots += snapshotShare(afterwards, snapshot);
        int256 entries = int256(market.entryTotal) - entry + nextEntry;
        fits = _fits(nextEntry) && _fits(entries) && _fits(snapshots);
        if (!fits) return (settled, false);
        _moveOpenInterest(market, before, afterwards);
        market.entryTotal = int128(entries);
        market.snapshotTotal = int128(snapshots);
        position.size = int128(afterwards);
        position.entryNotional = int128(nextEntry);
        position.snapshot = afterwards == 0 ? int128(0) : int128(snapshot);
    }

    /// The cumulative of the side that `size` is on.
    function cumulativeOf(Market memory market, int256 size) internal pure returns (int256) {
        return size >= 0 ? market.cumulativeLong : market.cumulativeShort;
    }

    /// |size| * snapshot, wad: added when a position is stored and taken away, identical, when it is replaced.
    function snapshotShare(int256 size, int256 snapshot) internal pure returns (int256) {
        return int256(SignedMath.abs(size)) * snapshot / SignedMath.WAD;
    }

    function _moveOpenInterest(Market memory market, int256 before, int256 afterwards) private pure {
        if (before > 0) market.openInterestLong -= uint128(uint256(before));
        else market.openInterestShort -= uint128(uint256(-before));
        if (afterwards > 0) market.openInterestLong += uint128(uint256(afterwards));
        else market.openInterestShort += uint128(uint256(-afterwards));
    }

    function _fits(int256 value) private pure returns (bool) {
        return value < NOTIONAL_LIMIT && value > -NOTIONAL_LIMIT;
    }
}
