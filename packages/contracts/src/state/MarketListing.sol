// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingErrors} from "../interfaces/IClearingErrors.sol";
import {MarketConfig} from "./ClearingTypes.sol";

/// @title What a market's fixed configuration must satisfy; the limits keep every later product inside 256 bits (scale and open interest are below 2^96 by type).
library MarketListing {
    uint256 private constant LEAST_SCALE = 1e15;
    /// An insurance as large as the larger side is beyond any loss.
    uint256 private constant MOST_SHARE_BPS = 10_000;
    uint256 private constant WAD = 1e18;
    /// 10 % a second of velocity-ruled funding is far beyond any use; it bounds the accrual products.
    uint256 private constant MOST_RATE = 1e17;

    /// Any rate that fits its type, over a week at the largest index, stays inside the cumulatives.
    uint256 private constant MOST_GAP = 7 days;

    function check(MarketConfig memory config, uint64 roundLength) internal pure {
        _require(config.skewScale >= LEAST_SCALE, "skewScale", config.skewScale);
        _require(config.maxOpenInterest > 0, "maxOpenInterest", config.maxOpenInterest);
        _require(config.insuranceFeeShareBps <= MOST_SHARE_BPS, "insuranceFeeShareBps", config.insuranceFeeShareBps);
        // with the keeper's 5 % at most 10 %: never more than an opening's margin
        _require(config.insuranceLiquidationBps <= MOST_SHARE_BPS / 20, "insuranceLiquidationBps", config.insuranceLiquidationBps);
        _require(config.insuranceTargetBps <= MOST_SHARE_BPS, "insuranceTargetBps", config.insuranceTargetBps);
        _require(config.roundSeconds != 0 && config.roundSeconds == roundLength, "roundSeconds", config.roundSeconds);
        _require(config.minDelaySeconds > 0, "minDelaySeconds", config.minDelaySeconds);
        _require(config.noDeliverySeconds >= config.roundSeconds, "noDeliverySeconds", config.noDeliverySeconds);
        _require(config.maxAccrualGapSeconds >= config.noDeliverySeconds, "maxAccrualGapSeconds", config.maxAccrualGapSeconds);
        _require(config.maxAccrualGapSeconds <= MOST_GAP, "maxAccrualGapSeconds", config.maxAccrualGapSeconds);
        _require(config.velocityCap <= MOST_RATE, "velocityCap", config.velocityCap);
        _require(config.velocity <= MOST_RATE, "velocity", config.velocity);
        _require(config.liquidationReward <= WAD / 20, "liquidationReward", config.liquidationReward);
        _require(config.profitWeight <= WAD, "profitWeight", config.profitWeight);
    }

    function _require(bool holds, string memory field, uint256 value) private pure {
        if (!holds) revert IClearingErrors.MarketConfigInvalid(field, value);
    }
}
