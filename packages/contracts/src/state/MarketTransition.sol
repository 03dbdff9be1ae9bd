// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IClearingRecords} from "../interfaces/IClearingRecords.sol";
import {IEquilibriumHub} from "../interfaces/IEquilibriumHub.sol";
import {FundingAccrual} from "../libraries/FundingAccrual.sol";
import {Market, MarketConfig} from "./ClearingTypes.sol";

/// @title Moves a market through time: settle accrual under the old vector, then apply the new one, then name the mode.
library MarketTransition {
    uint256 private constant INDEX = 0;
    uint256 private constant INDEX_AVERAGE = 2;
    uint256 private constant FUNDING_RATE = 6;
    uint256 private constant BORROW_RATE = 7;
    uint256 private constant INITIAL_MARGIN = 8;
    uint256 private constant MAINTENANCE_MARGIN = 9;
    uint256 private constant TRADE_FEE = 10;
    uint256 private constant TIER = 11;

    /// Changes `market` in place to its state at `time`.
    function advance(Market memory market, MarketConfig memory config, IEquilibriumHub hub, bytes32 topic, uint256 time)
        internal
        view
    {
        (uint64 round, uint64 acceptedAt, bool valid, uint64 unbrokenSince) = hub.head(topic);
        if (round != market.lastRound) {
            market.lastRound = uint40(round);
            market.measured = valid;
            if (valid) {
                if (market.validAt != 0 && unbrokenSince <= uint256(market.validAt) + config.noDeliverySeconds) {
                    _carry(market, config, acceptedAt);
                }
                accrue(market, config, acceptedAt);
                if (market.validAt != 0 && acceptedAt > uint256(market.validAt) + config.noDeliverySeconds) {
                    market.graceUntil = uint40(acceptedAt + config.graceSeconds);
                }
                _apply(market, hub.latest(topic).fields, acceptedAt);
            }
        }
        accrue(market, config, time);
        (market.mode, market.reason) = modeAt(market, config, time);
    }

    /// Nobody looked, but vectors came all the while: an idle market is not a silent one. Its rates hold until the new vector, for no longer than over a gap.
    function _carry(Market memory market, MarketConfig memory config, uint256 acceptedAt) private pure {
        market.validAt = uint40(acceptedAt);
        uint256 most = config.maxAccrualGapSeconds;
        if (acceptedAt > market.lastAccrual + most) market.lastAccrual = uint40(acceptedAt - most);
    }

    /// Funding and borrowing from the last accrual to `to`, under the rates in force.
    function accrue(Market memory market, MarketConfig memory config, uint256 to) internal pure {
        uint256 from = market.lastAccrual;
        if (to <= from) return;
        market.lastAccrual = uint40(to);
        if (market.validAt == 0) return;
        uint256 ruled = uint256(market.validAt) + config.noDeliverySeconds;
        uint256 end = uint256(market.validAt) + config.maxAccrualGapSeconds;
        if (to < end) end = to;
        if (end <= from) return;
        _borrow(market, end - from);
        if (from < ruled) {
            uint256 stop = end < ruled ? end : ruled;
            _fund(market, int256(market.fundingRate) * int256(stop - from));
            from = stop;
        }
        if (from < end) _velocity(market, config, end - from);
    }

    function modeAt(Market memory market, MarketConfig memory config, uint256 time)
        internal
        pure
        returns (IClearingRecords.Mode, IClearingRecords.ModeReason)
    {
        if (market.validAt == 0) return (IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.NeverUpdated);
        if (market.tier >= 4) return (IClearingRecords.Mode.Halted, IClearingRecords.ModeReason.Tier);
        if (!market.measured) return (IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.InvalidMeasurement);
        if (time > uint256(market.validAt) + config.noDeliverySeconds) {
            return (IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.NoDelivery);
        }
        if (time < market.guardedUntil) return (IClearingRecords.Mode.ReduceOnly, IClearingRecords.ModeReason.Guardian);
        if (market.tier == 3) return (IClearingRecords.Mode.GapClosing, IClearingRecords.ModeReason.Tier);
        if (time < market.graceUntil) return (IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.Grace);
        return (IClearingRecords.Mode.Normal, IClearingRecords.ModeReason.None);
    }

    /// True while the vector in force may value risk: measured, and delivered within L1.
    function fresh(Market memory market, MarketConfig memory config, uint256 time) internal pure returns (bool) {
        return market.validAt != 0 && market.measured && time <= uint256(market.validAt) + config.noDeliverySeconds;
    }

    function skewOf(Market memory market) internal pure returns (int256) {
        return int256(uint256(market.openInterestLong)) - int256(uint256(market.openInterestShort));
    }

    function _velocity(Market memory market, MarketConfig memory config, uint256 elapsed) private pure {
        int256 scale = int256(uint256(config.skewScale));
        int256 skew = skewOf(market);
        if (skew > scale) skew = scale;
        if (skew < -scale) skew = -scale;
        int256 velocity = int256(uint256(config.velocity)) * skew / scale;
        (int256 positive, int256 negative, int256 last) =
            FundingAccrual.velocityRuled(market.fundingRate, velocity, int256(uint256(config.velocityCap)), elapsed);
        market.fundingRate = int64(last);
        _fund(market, positive);
        _fund(market, negative);
    }

    function _fund(Market memory market, int256 sum) private pure {
        (int256 long, int256 short) =
            FundingAccrual.funding(sum, market.index, market.openInterestLong, market.openInterestShort);
        market.cumulativeLong += int128(long);
        market.cumulativeShort += int128(short);
    }

    function _borrow(Market memory market, uint256 elapsed) private pure {
        (int256 long, int256 short) = FundingAccrual.borrow(
            uint256(market.borrowRate) * elapsed, market.index, market.openInterestLong, market.openInterestShort
        );
        market.cumulativeLong += int128(long);
        market.cumulativeShort += int128(short);
    }

    /// A field that does not fit its type stops the market (reverts) rather than wraps: the hub's bounds are far inside.
    function _apply(Market memory market, int128[] memory fields, uint64 acceptedAt) private pure {
        market.index = fields[INDEX];
        market.indexAverage = fields[INDEX_AVERAGE];
        market.fundingRate = SafeCast.toInt64(fields[FUNDING_RATE]);
        market.borrowRate = SafeCast.toUint64(SafeCast.toUint256(fields[BORROW_RATE]));
        market.initialMargin = SafeCast.toUint64(SafeCast.toUint256(fields[INITIAL_MARGIN]));
        market.maintenanceMargin = SafeCast.toUint64(SafeCast.toUint256(fields[MAINTENANCE_MARGIN]));
        market.tradeFee = SafeCast.toUint64(SafeCast.toUint256(fields[TRADE_FEE]));
        market.tier = SafeCast.toUint8(SafeCast.toUint256(fields[TIER]));
        market.validAt = uint40(acceptedAt);
    }
}
