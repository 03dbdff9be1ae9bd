// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingActions} from "../interfaces/IClearingActions.sol";
import {Margin} from "../libraries/Margin.sol";
import {SignedMath} from "../libraries/SignedMath.sol";
import {SkewPricing} from "../libraries/SkewPricing.sol";
import {Account, Market, MarketConfig, Position} from "../state/ClearingTypes.sol";
import {InsuranceTransition} from "../state/InsuranceTransition.sol";
import {MarketTransition} from "../state/MarketTransition.sol";
import {PositionTransition} from "../state/PositionTransition.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @title Liquidation: the whole position in one market, at the skew price of the latest valid round.
abstract contract ClearingLiquidations is IClearingActions, ClearingBase {
    struct Closing {
        int256 size;
        int256 price;
        int256 collateral;
        int256 poolChange;
        uint256 markets;
        uint256 reward;
        /// What the insurance asks of the account for the closing.
        uint256 penalty;
        uint256 badDebt;
    }

    function liquidate(address account, bytes32 market) external nonReentrant {
        uint256 id = _marketOf(market);
        Account memory holder = _accounts[account];
        _syncAll(holder.markets, 0);
        Position memory position = _positions[account][id];
        if (position.size == 0) revert NoPosition(account, market);
        _requireLiquidatable(account, holder);
        Market memory state = _load(id);
        MarketConfig memory config = _configs[id];
        Closing memory closing = _close(id, state, config, holder, position);
        _share(account, market, state, config, closing);
        _store(id, state);
        _positions[account][id] = position;
        _accounts[account] = Account(int128(closing.collateral), uint128(closing.markets));
        _accounts[msg.sender].collateral += int128(int256(closing.reward));
        _settled += int128(closing.poolChange);
        emit Liquidated(account, market, msg.sender, closing.size, uint256(closing.price), closing.reward, closing.badDebt);
    }

    /// Every market of the account must be able to value it, and none may be in its period of grace.
    function _requireLiquidatable(address account, Account memory holder) private view {
        (Margin.Risk memory risk, uint256 stale) = _risk(account, holder.markets, holder.collateral);
        if (stale != 0) revert LiquidationSuspended(_topics[stale - 1], _load(stale - 1).reason);
        uint256 left = holder.markets;
        for (uint256 id; left != 0; ++id) {
            if (left & 1 == 1 && block.timestamp < _load(id).graceUntil) {
                revert LiquidationSuspended(_topics[id], ModeReason.Grace);
            }
            left >>= 1;
        }
        if (risk.equity >= int256(risk.maintenanceRequirement)) revert NotLiquidatable(risk.equity, risk.maintenanceRequirement);
    }

    function _close(uint256 id, Market memory market, MarketConfig memory config, Account memory holder, Position memory position)
        private
        view
        returns (Closing memory closing)
    {
        closing.size = -int256(position.size);
        int256 price = SkewPricing.execution(market.index, MarketTransition.skewOf(market), closing.size, config.skewScale);
        closing.price = price > 0 ? price : int256(0);
        (int256 settled, bool fits) = PositionTransition.trade(market, position, closing.size, closing.price);
        if (!fits) revert NotionalTooLarge(settled);
        int256 units = _units(settled);
        closing.collateral = holder.collateral + units;
        closing.poolChange = -units;
        closing.markets = holder.markets & ~(1 << id);
        int256 notional = SignedMath.mulWadDown(int256(SignedMath.abs(closing.size)), closing.price);
        closing.reward = uint256(_units(SignedMath.mulWadDown(notional, int256(uint256(config.liquidationReward)))));
        closing.penalty = uint256(_units(notional)) * config.insuranceLiquidationBps / InsuranceTransition.BASIS_POINTS;
    }

    /// What is left pays the keeper, then the insurance; what nobody can pay is the insurance's as far as it reaches, then the pool's, to the unit.
    function _share(address account, bytes32 topic, Market memory market, MarketConfig memory config, Closing memory closing) private {
        (Margin.Risk memory risk,) = _risk(account, closing.markets, closing.collateral);
        int256 left = _units(risk.equity);
        if (closing.collateral < left) left = closing.collateral;
        if (left < 0) left = 0;
        if (closing.reward > uint256(left)) closing.reward = uint256(left);
        left -= int256(closing.reward);
        if (closing.penalty > uint256(left)) closing.penalty = uint256(left);
        uint256 taken = InsuranceTransition.take(market, config, _unit, closing.penalty);
        if (taken != 0) emit InsuranceFunded(topic, taken, InsuranceSource.Liquidation);
        closing.poolChange += int256(closing.penalty - taken);
        closing.collateral -= int256(closing.reward + closing.penalty);
        if (closing.markets == 0 && closing.collateral < 0) _cover(account, topic, market, closing);
    }

    function _cover(address account, bytes32 topic, Market memory market, Closing memory closing) private {
        closing.badDebt = uint256(-closing.collateral);
        closing.collateral = 0;
        uint256 paid = InsuranceTransition.pay(market, closing.badDebt);
        if (paid != 0) emit InsurancePaid(topic, account, paid);
        uint256 lost = closing.badDebt - paid;
        if (lost == 0) return;
        closing.poolChange -= int256(lost);
        _badDebt += uint128(lost);
        emit PoolLossBooked(topic, account, lost);
    }
}
