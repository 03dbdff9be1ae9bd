// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SignedMath} from "../libraries/SignedMath.sol";
import {Market, MarketConfig} from "./ClearingTypes.sol";

/// @title A market's insurance: filled from fees up to its target, spent on bad debt before the pool is. All amounts are token units.
library InsuranceTransition {
    uint256 internal constant BASIS_POINTS = 10_000;
    uint256 internal constant MOST = type(uint104).max;

    /// The level at which the insurance is full, rounded down: a share of the larger side's open interest at the index.
    function target(Market memory market, MarketConfig memory config, int256 unit) internal pure returns (uint256 full) {
        unchecked {
            uint256 larger =
                market.openInterestLong > market.openInterestShort ? market.openInterestLong : market.openInterestShort;
            // 128 bits of size times 127 of index fit, and a sixteen-bit share after a wad was taken out fits too
            full = larger * uint256(int256(market.index)) / uint256(SignedMath.WAD) * config.insuranceTargetBps
                / (BASIS_POINTS * uint256(unit));
        }
        if (full > MOST) full = MOST;
    }

    /// Takes what of `offered` the insurance still has room for; the rest stays the pool's.
    function take(Market memory market, MarketConfig memory config, int256 unit, uint256 offered) internal pure returns (uint256 taken) {
        if (offered == 0) return 0;
        uint256 full = target(market, config, unit);
        uint256 held = market.insurance;
        if (full <= held) return 0;
        unchecked {
            taken = full - held;
            if (offered < taken) taken = offered;
            market.insurance = uint104(held + taken);
        }
    }

    /// Pays `loss` as far as the insurance reaches.
    function pay(Market memory market, uint256 loss) internal pure returns (uint256 paid) {
        uint256 held = market.insurance;
        paid = loss < held ? loss : held;
        market.insurance = uint104(held - paid);
        market.insurancePaid += uint104(paid);
    }
}
