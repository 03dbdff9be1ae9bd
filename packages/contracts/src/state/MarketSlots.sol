// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingRecords} from "../interfaces/IClearingRecords.sol";
import {Market} from "./ClearingTypes.sol";

/// @title A market in seven storage words, each read and written once: the compiler's own copy of so many small members costs a third more gas.
library MarketSlots {
    function load(uint256[7] storage words) internal view returns (Market memory market) {
        uint256 word = words[0];
        market.index = int128(uint128(word));
        market.indexAverage = int128(uint128(word >> 128));
        word = words[1];
        market.fundingRate = int64(uint64(word));
        market.borrowRate = uint64(word >> 64);
        market.initialMargin = uint64(word >> 128);
        market.maintenanceMargin = uint64(word >> 192);
        word = words[2];
        market.tradeFee = uint64(word);
        market.tier = uint8(word >> 64);
        market.mode = IClearingRecords.Mode(uint8(word >> 72));
        market.reason = IClearingRecords.ModeReason(uint8(word >> 80));
        market.measured = uint8(word >> 88) != 0;
        market.lastRound = uint40(word >> 96);
        market.lastAccrual = uint40(word >> 136);
        market.validAt = uint40(word >> 176);
        market.graceUntil = uint40(word >> 216);
        word = words[3];
        market.openInterestLong = uint128(word);
        market.openInterestShort = uint128(word >> 128);
        word = words[4];
        market.cumulativeLong = int128(uint128(word));
        market.cumulativeShort = int128(uint128(word >> 128));
        word = words[5];
        market.entryTotal = int128(uint128(word));
        market.snapshotTotal = int128(uint128(word >> 128));
        word = words[6];
        market.guardedUntil = uint40(word);
        market.insurance = uint104(word >> 40);
        market.insurancePaid = uint104(word >> 144);
    }

    function store(uint256[7] storage words, Market memory market) internal {
        words[0] = _pair(market.index, market.indexAverage);
        words[1] = uint256(uint64(market.fundingRate)) | uint256(market.borrowRate) << 64 | uint256(market.initialMargin) << 128
            | uint256(market.maintenanceMargin) << 192;
        words[2] = _times(market) | uint256(market.tradeFee) | uint256(market.tier) << 64 | uint256(market.mode) << 72
            | uint256(market.reason) << 80 | uint256(market.measured ? 1 : 0) << 88;
        words[3] = uint256(market.openInterestLong) | uint256(market.openInterestShort) << 128;
        words[4] = _pair(market.cumulativeLong, market.cumulativeShort);
        words[5] = _pair(market.entryTotal, market.snapshotTotal);
        words[6] = uint256(market.guardedUntil) | uint256(market.insurance) << 40 | uint256(market.insurancePaid) << 144;
    }

    function _times(Market memory market) private pure returns (uint256) {
        return uint256(market.lastRound) << 96 | uint256(market.lastAccrual) << 136 | uint256(market.validAt) << 176
            | uint256(market.graceUntil) << 216;
    }

    function _pair(int128 low, int128 high) private pure returns (uint256) {
        return uint256(uint128(low)) | uint256(uint128(high)) << 128;
    }
}
