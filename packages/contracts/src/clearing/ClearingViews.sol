// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IClearingReadings} from "../interfaces/IClearingReadings.sol";
import {IEquilibriumHub} from "../interfaces/IEquilibriumHub.sol";
import {Margin} from "../libraries/Margin.sol";
import {SignedMath} from "../libraries/SignedMath.sol";
import {SkewPricing} from "../libraries/SkewPricing.sol";
import {Account, Market, MarketConfig, Position, StoredOrder} from "../state/ClearingTypes.sol";
import {InsuranceTransition} from "../state/InsuranceTransition.sol";
import {MarketTransition} from "../state/MarketTransition.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @title The clearing house's answers: code that the clearing house runs on its own storage, whose layout `ClearingBase` gives to both.
contract ClearingViews is IClearingReadings, ClearingBase {
    constructor(IEquilibriumHub hub_, IERC20Metadata collateral, address authority) ClearingBase(hub_, collateral, authority) {}

    function marketState(bytes32 topic) external view returns (MarketState memory state) {
        uint256 id = _marketOf(topic);
        Market memory market = _projected(id);
        state.index = market.index;
        state.skew = MarketTransition.skewOf(market);
        state.skewScale = _configs[id].skewScale;
        state.mark = SkewPricing.mark(market.index, state.skew, state.skewScale);
        state.openInterestLong = market.openInterestLong;
        state.openInterestShort = market.openInterestShort;
        state.fundingRate = market.fundingRate;
        state.borrowRate = market.borrowRate;
        state.cumulativeFundingLong = market.cumulativeLong;
        state.cumulativeFundingShort = market.cumulativeShort;
        state.initialMargin = market.initialMargin;
        state.maintenanceMargin = market.maintenanceMargin;
        state.tradeFee = market.tradeFee;
        state.tier = market.tier;
        state.mode = market.mode;
        state.reason = market.reason;
        state.lastRound = market.lastRound;
        state.lastAccrual = market.lastAccrual;
        state.validAt = market.validAt;
        state.graceUntil = market.graceUntil;
        state.guardedUntil = market.guardedUntil;
        state.insurance = market.insurance;
        state.insuranceTarget = InsuranceTransition.target(market, _configs[id], _unit);
        state.insurancePaid = market.insurancePaid;
    }

    function accountState(address account) external view returns (AccountState memory state) {
        Account memory holder = _accounts[account];
        Margin.Risk memory risk = _cash(holder.collateral);
        uint256 left = holder.markets;
        for (uint256 id; left != 0; ++id) {
            if (left & 1 == 1) _addLine(risk, _projected(id), _configs[id], _positions[account][id]);
            left >>= 1;
        }
        state.collateral = holder.collateral;
        state.equity = _units(risk.equity);
        state.initialRequirement = uint256(-_units(-int256(risk.initialRequirement)));
        state.maintenanceRequirement = uint256(-_units(-int256(risk.maintenanceRequirement)));
        state.liquidatable = holder.markets != 0 && risk.equity < int256(risk.maintenanceRequirement);
    }

    function position(address account, bytes32 topic) external view returns (int256 size, int256 entryNotional, int256 fundingOwed) {
        uint256 id = _marketOf(topic);
        Position memory held = _positions[account][id];
        return (held.size, held.entryNotional, _owed(_projected(id), held));
    }

    function order(uint256 orderId) external view returns (Order memory) {
        StoredOrder memory stored = _orders[orderId];
        if (stored.account == address(0)) return Order(address(0), bytes32(0), 0, 0, 0, 0, false);
        return Order(
            stored.account, _topics[stored.market], stored.size, stored.limitPrice, stored.round, stored.deadline, stored.open
        );
    }

    function pool() external view returns (int256 settled, int256 netAssetValue, uint256 badDebt) {
        int256 owing;
        for (uint256 id; id < _topics.length; ++id) {
            Market memory market = _projected(id);
            int256 skew = MarketTransition.skewOf(market);
            int256 traders = SignedMath.mulWadUp(skew, market.index) - market.entryTotal;
            owing += traders - _fundingOwedTotal(market) + SkewPricing.premiumLiability(market.index, skew, _configs[id].skewScale);
        }
        return (_settled, int256(_settled) + _units(-owing), _badDebt);
    }

    function markets() external view returns (bytes32[] memory) {
        return _topics;
    }

    function marketConfig(bytes32 topic) external view returns (MarketConfig memory) {
        return _configs[_marketOf(topic)];
    }

    function _fundingOwedTotal(Market memory market) private pure returns (int256) {
        int256 long = int256(uint256(market.openInterestLong)) * market.cumulativeLong;
        int256 short = int256(uint256(market.openInterestShort)) * market.cumulativeShort;
        return SignedMath.divDown(long + short, SignedMath.WAD) - market.snapshotTotal;
    }
}
