// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingActions} from "../interfaces/IClearingActions.sol";
import {Margin} from "../libraries/Margin.sol";
import {Rounds} from "../libraries/Rounds.sol";
import {SignedMath} from "../libraries/SignedMath.sol";
import {SkewPricing} from "../libraries/SkewPricing.sol";
import {Account, Market, MarketConfig, Position, StoredOrder} from "../state/ClearingTypes.sol";
import {MarketTransition} from "../state/MarketTransition.sol";
import {InsuranceTransition} from "../state/InsuranceTransition.sol";
import {OrderRules} from "../state/OrderRules.sol";
import {PositionTransition} from "../state/PositionTransition.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @title Orders: bound to the round that follows them, executed by anyone at that round's price.
abstract contract ClearingOrders is IClearingActions, ClearingBase {
    /// One batch shares accrual and round prices.
    struct Batch {
        uint256 synced;
        uint256 market;
        bytes32 topic;
        uint64 round;
        int256 price;
    }

    struct Fill {
        int256 price;
        int256 settledUnits;
        int256 feeUnits;
        /// Part of the fee that goes to the market's insurance; the rest is the pool's.
        uint256 insured;
        int256 collateral;
        uint256 markets;
    }

    function placeOrder(bytes32 market, int256 size, uint256 limitPrice) external nonReentrant returns (uint256 orderId) {
        uint256 id = _marketOf(market);
        MarketConfig memory config = _configs[id];
        if (size == 0 || SignedMath.abs(size) > config.maxOpenInterest) revert SizeOutOfRange(size, config.maxOpenInterest);
        if (limitPrice > type(uint128).max) revert LimitPriceOutOfRange(limitPrice, type(uint128).max);
        if (_accounts[msg.sender].collateral <= 0) revert NoCollateral(msg.sender);
        uint64 round = Rounds.following(block.timestamp, config.minDelaySeconds, config.roundSeconds);
        (uint64 newest,,,) = hub.head(market);
        // signers' clocks may run ahead of the block: an order never meets a round whose price is already here
        if (round <= newest) round = newest + 1;
        uint256 deadline = (uint256(round) + 1) * config.roundSeconds + config.orderLifetimeSeconds;
        orderId = _nextOrder++;
        _orders[orderId] =
            StoredOrder(msg.sender, uint8(id), uint40(round), uint40(deadline), true, int128(size), uint128(limitPrice));
        emit OrderPlaced(orderId, msg.sender, market, size, limitPrice, round);
    }

    function executeOrders(uint256[] calldata orderIds) external nonReentrant {
        Batch memory batch;
        for (uint256 i; i < orderIds.length; ++i) {
            _execute(batch, orderIds[i]);
        }
    }

    function _execute(Batch memory batch, uint256 orderId) private {
        StoredOrder memory order_ = _orders[orderId];
        if (!order_.open) return;
        bytes4 reason;
        if (block.timestamp > order_.deadline) {
            reason = OrderExpired.selector;
        } else {
            int256 index = _roundPrice(batch, order_);
            if (index == 0) return;
            batch.synced = _syncAll(_accounts[order_.account].markets | (1 << order_.market), batch.synced);
            reason = _fill(orderId, order_, batch.topic, index);
        }
        _orders[orderId].open = false;
        _payKeeper(order_);
        if (reason != 0) emit OrderRejected(orderId, order_.account, _topics[order_.market], reason);
    }

    /// Index of the order's own round; 0 while it is not known.
    function _roundPrice(Batch memory batch, StoredOrder memory order_) private view returns (int256) {
        if (batch.round != order_.round || batch.market != order_.market || batch.price == 0) {
            bytes32 topic = _topics[order_.market];
            (int128 index,, bool known) = hub.roundPrice(topic, order_.round);
            batch.topic = topic;
            batch.market = order_.market;
            batch.round = order_.round;
            batch.price = known ? int256(index) : int256(0);
        }
        return batch.price;
    }

    /// Computes the whole trade in memory, asks every rule, and only then stores; a refusal leaves no trace but its reason.
    function _fill(uint256 orderId, StoredOrder memory order_, bytes32 topic, int256 index) private returns (bytes4 reason) {
        Market memory market = _load(order_.market);
        MarketConfig memory config = _configs[order_.market];
        Position memory position = _positions[order_.account][order_.market];
        int256 skew = MarketTransition.skewOf(market);
        bool reducing = OrderRules.reduces(position.size, order_.size);
        reason = OrderRules.permitted(market.mode, reducing, skew, order_.size);
        if (reason != 0) return reason;
        Fill memory fill;
        fill.price = SkewPricing.execution(index, skew, order_.size, config.skewScale);
        reason = OrderRules.priced(fill.price, order_.size, order_.limitPrice);
        if (reason != 0) return reason;
        Account memory account = _accounts[order_.account];
        reason = _compute(fill, market, config, position, account, order_);
        if (reason != 0) return reason;
        reason = reducing ? _checkSolvent(fill, market, config, position, order_) : _checkOpening(fill, market, config, position, order_);
        if (reason != 0) return reason;
        _store(order_.market, market);
        _positions[order_.account][order_.market] = position;
        _accounts[order_.account] = Account(int128(fill.collateral), uint128(fill.markets));
        _settled += int128(_poolChange(fill));
        if (fill.insured != 0) emit InsuranceFunded(topic, fill.insured, InsuranceSource.TradeFee);
        emit OrderExecuted(
            orderId,
            order_.account,
            topic,
            order_.size,
            uint256(fill.price),
            uint256(fill.feeUnits),
            fill.settledUnits,
            skew + order_.size
        );
    }

    function _compute(
        Fill memory fill,
        Market memory market,
        MarketConfig memory config,
        Position memory position,
        Account memory account,
        StoredOrder memory order_
    ) private view returns (bytes4) {
        (int256 settled, bool fits) = PositionTransition.trade(market, position, order_.size, fill.price);
        if (!fits) return NotionalTooLarge.selector;
        int256 notional = SignedMath.mulWadUp(int256(SignedMath.abs(order_.size)), fill.price);
        fill.feeUnits = -_units(-SignedMath.mulWadUp(notional, int256(uint256(market.tradeFee))));
        fill.settledUnits = _units(settled);
        uint256 share = uint256(fill.feeUnits) * config.insuranceFeeShareBps / InsuranceTransition.BASIS_POINTS;
        fill.insured = InsuranceTransition.take(market, config, _unit, share);
        fill.collateral = account.collateral + fill.settledUnits - fill.feeUnits;
        uint256 bit = 1 << order_.market;
        fill.markets = position.size == 0 ? account.markets & ~bit : account.markets | bit;
        return 0;
    }

    /// Opening risk: fresh values everywhere, room under the caps, initial margin, and a pool that can pay.
    function _checkOpening(Fill memory fill, Market memory market, MarketConfig memory config, Position memory position, StoredOrder memory order_)
        private
        view
        returns (bytes4)
    {
        if ((position.size > 0 ? market.openInterestLong : market.openInterestShort) > config.maxOpenInterest) {
            return OpenInterestCapped.selector;
        }
        if (int256(_settled) + _poolChange(fill) < 0) return PoolExhausted.selector;
        (Margin.Risk memory risk, uint256 stale) = _risk(order_.account, fill.markets & ~(1 << order_.market), fill.collateral);
        if (stale != 0 || !MarketTransition.fresh(market, config, block.timestamp)) return StaleCollateral.selector;
        _addLine(risk, market, config, position);
        return risk.initial < int256(risk.initialRequirement) ? InsufficientMargin.selector : bytes4(0);
    }

    function _poolChange(Fill memory fill) private pure returns (int256) {
        return fill.feeUnits - fill.settledUnits - int256(fill.insured);
    }

    /// Reducing is always welcome, except from an account that cannot pay: that is a liquidation, with its own order of losses.
    function _checkSolvent(Fill memory fill, Market memory market, MarketConfig memory config, Position memory position, StoredOrder memory order_)
        private
        view
        returns (bytes4)
    {
        (Margin.Risk memory risk,) = _risk(order_.account, fill.markets & ~(1 << order_.market), fill.collateral);
        if (position.size != 0) _addLine(risk, market, config, position);
        return risk.equity < 0 ? AccountBankrupt.selector : bytes4(0);
    }

    /// The execution fee is earned by dealing with the order, also by refusing it, so that junk is not free.
    function _payKeeper(StoredOrder memory order_) private {
        int256 fee = int256(uint256(_configs[order_.market].executionFee));
        if (fee == 0) return;
        int256 held = _accounts[order_.account].collateral;
        if (fee > held) fee = held;
        if (fee <= 0) return;
        _accounts[order_.account].collateral -= int128(fee);
        _accounts[msg.sender].collateral += int128(fee);
    }
}
