// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SignedMath} from "./SignedMath.sol";
import {SkewPricing} from "./SkewPricing.sol";

/// @title Value and requirement of one position, wad quote. Every rounding is against the holder.
library Margin {
    /// One position in the market it stands in.
    struct Line {
        int256 size;
        int256 entryNotional;
        int256 fundingOwed;
        int256 index;
        int256 indexAverage;
        int256 skew;
        uint256 skewScale;
        uint256 initialMargin;
        uint256 maintenanceMargin;
        uint256 profitWeight;
    }

    /// Sums over an account's lines. `settled` counts no unrealised profit, `initial` a share of it.
    struct Risk {
        int256 equity;
        int256 initial;
        int256 settled;
        uint256 initialRequirement;
        uint256 maintenanceRequirement;
    }

    function add(Risk memory risk, Line memory line) internal pure {
        _addValue(risk, line);
        _addRequirement(risk, line);
    }

    function _addValue(Risk memory risk, Line memory line) private pure {
        risk.equity += unrealised(line.size, line.index, line.entryNotional) - line.fundingOwed;
        int256 costs = line.fundingOwed + SkewPricing.adverseExit(line.index, line.skew, line.size, line.skewScale);
        int256 profit = unrealised(line.size, worsePrice(line.size, line.index, line.indexAverage), line.entryNotional);
        if (profit < 0) {
            risk.settled += profit - costs;
            risk.initial += profit - costs;
        } else {
            risk.settled -= costs;
            risk.initial += SignedMath.mulWadDown(profit, int256(line.profitWeight)) - costs;
        }
    }

    function _addRequirement(Risk memory risk, Line memory line) private pure {
        int256 higher = line.index > line.indexAverage ? line.index : line.indexAverage;
        risk.initialRequirement += requirement(line.size, higher, line.initialMargin);
        // own size only: other traders' skew must not be able to push an account into liquidation
        int256 ownImpact = SkewPricing.adverseExit(line.index, 0, line.size, line.skewScale);
        risk.maintenanceRequirement += requirement(line.size, line.index, line.maintenanceMargin) + uint256(ownImpact);
    }

    function unrealised(int256 size, int256 price, int256 entryNotional) internal pure returns (int256) {
        return SignedMath.mulWadDown(size, price) - entryNotional;
    }

    function worsePrice(int256 size, int256 index, int256 indexAverage) internal pure returns (int256) {
        bool lower = index < indexAverage;
        return (size > 0) == lower ? index : indexAverage;
    }

    function requirement(int256 size, int256 price, uint256 margin) internal pure returns (uint256) {
        int256 notional = SignedMath.mulWadUp(int256(SignedMath.abs(size)), price);
        return uint256(SignedMath.mulWadUp(notional, int256(margin)));
    }
}
