// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Margin} from "../libraries/Margin.sol";
import {SignedMath} from "../libraries/SignedMath.sol";
import {SkewPricing} from "../libraries/SkewPricing.sol";
import {Account, Market, MarketConfig, Position} from "../state/ClearingTypes.sol";
import {MarketTransition} from "../state/MarketTransition.sol";
import {PositionTransition} from "../state/PositionTransition.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @title Liquidation: the whole position in one market, at the skew price of the latest valid round.
abstract contract ClearingLiquidations is ClearingBase {
    struct Closing {
        int256 size;
        int256 price;
        int256 collateral;
        int256 poolChange;
        uint256 markets;
        uint256 reward;
        uint256 badDebt;
    }

    function liquidate(address account, bytes32 market) external nonReentrant {
        uint256 id = _marketOf(market);
        Account memory holder = _accounts[account];
        _syncAll(holder.markets, 0);
        Position memory position = _positions[account][id];
        if (position.size == 0) revert NoPosition(account, market);
        _requireLiquidatable(account, holder);
        Closing memory closing = _close(id, holder, position);
        _accounts[account] = Account(int128(closing.collateral), uint128(closing.markets));
        _positions[account][id] = position;
        _share(account, closing);
        emit Liquidated(account, market, msg.sender, closing.size, uint256(closing.price), closing.reward, closing.badDebt);
    }

    /// Every market of the account must be able to value it, and none may be in its period of grace.
    function _requireLiquidatable(address account, Account memory holder) private view {
        (Margin.Risk memory risk, uint256 stale) = _risk(account, holder.markets, holder.collateral);
        if (stale != 0) revert LiquidationSuspended(_topics[stale - 1], _markets[stale - 1].reason);
        uint256 left = holder.markets;
        for (uint256 id; left != 0; ++id) {
            if (left & 1 == 1 && block.timestamp < _markets[id].graceUntil) {
                revert LiquidationSuspended(_topics[id], ModeReason.Grace);
            }
            left >>= 1;
        }
        if (risk.equity >= int256(risk.maintenanceRequirement)) revert NotLiquidatable(risk.equity, risk.maintenanceRequirement);
    }

    function _close(uint256 id, Account memory holder, Position memory position) private returns (Closing memory closing) {
        Market memory market = _markets[id];
        MarketConfig memory config = _configs[id];
        closing.size = -int256(position.size);
        int256 price = SkewPricing.execution(market.index, MarketTransition.skewOf(market), closing.size, config.skewScale);
        closing.price = price > 0 ? price : int256(0);
        (int256 settled, bool fits) = PositionTransition.trade(market, position, closing.size, closing.price);
        if (!fits) revert NotionalTooLarge(settled);
        _markets[id] = market;
        int256 units = _units(settled);
        closing.collateral = holder.collateral + units;
        closing.poolChange = -units;
        closing.markets = holder.markets & ~(1 << id);
        int256 notional = SignedMath.mulWadDown(int256(SignedMath.abs(closing.size)), closing.price);
        closing.reward = uint256(_units(SignedMath.mulWadDown(notional, int256(uint256(config.liquidationReward)))));
    }

    /// The keeper is paid from what is left, never from the pool; what nobody can pay is the pool's, to the unit.
    function _share(address account, Closing memory closing) private {
        (Margin.Risk memory risk,) = _risk(account, closing.markets, closing.collateral);
        int256 left = _units(risk.equity);
        if (closing.collateral < left) left = closing.collateral;
        if (left < 0) left = 0;
        if (closing.reward > uint256(left)) closing.reward = uint256(left);
        if (closing.markets == 0 && closing.collateral < 0) {
            closing.badDebt = uint256(-closing.collateral);
            closing.poolChange += closing.collateral;
            closing.collateral = 0;
            _badDebt += uint128(closing.badDebt);
        }
        _accounts[account].collateral = int128(closing.collateral - int256(closing.reward));
        _accounts[msg.sender].collateral += int128(int256(closing.reward));
        _settled += int128(closing.poolChange);
    }
}
