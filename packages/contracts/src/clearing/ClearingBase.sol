// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IClearingErrors} from "../interfaces/IClearingErrors.sol";
import {IClearingRecords} from "../interfaces/IClearingRecords.sol";
import {IEquilibriumHub} from "../interfaces/IEquilibriumHub.sol";
import {FundingAccrual} from "../libraries/FundingAccrual.sol";
import {Margin} from "../libraries/Margin.sol";
import {SignedMath} from "../libraries/SignedMath.sol";
import {Account, Market, MarketConfig, Position, StoredOrder} from "../state/ClearingTypes.sol";
import {MarketSlots} from "../state/MarketSlots.sol";
import {MarketTransition} from "../state/MarketTransition.sol";
import {PositionTransition} from "../state/PositionTransition.sol";

/// @title Storage of the clearing house, bringing markets up to date, and the risk of an account.
/// All storage is declared here: `ClearingViews` reads it by the same layout.
abstract contract ClearingBase is IClearingRecords, IClearingErrors, AccessManaged, ReentrancyGuardTransient {
    /// An account's positions are a bitmap of this width.
    uint256 internal constant MAX_MARKETS = 128;

    IEquilibriumHub public immutable hub;
    IERC20Metadata public immutable collateralToken;
    /// Wad per token unit.
    int256 internal immutable _unit;

    bytes32[] internal _topics;
    /// Position in `_topics` plus one.
    mapping(bytes32 topic => uint256) internal _listed;
    mapping(uint256 market => MarketConfig) internal _configs;
    mapping(uint256 market => uint256[7]) internal _markets;
    mapping(address account => Account) internal _accounts;
    mapping(address account => mapping(uint256 market => Position)) internal _positions;
    mapping(uint256 orderId => StoredOrder) internal _orders;
    uint256 internal _nextOrder = 1;
    /// Token units that belong to the pool; conservation: token balance = sum of collateral + settled + sum of insurance.
    int128 internal _settled;
    /// Bad debt that the pool bore.
    uint128 internal _badDebt;

    constructor(IEquilibriumHub hub_, IERC20Metadata collateral, address authority) AccessManaged(authority) {
        uint8 decimals = collateral.decimals();
        if (decimals > 18) revert CollateralDecimalsUnsupported(decimals);
        hub = hub_;
        collateralToken = collateral;
        _unit = int256(10 ** (18 - decimals));
    }

    function _load(uint256 id) internal view returns (Market memory) {
        return MarketSlots.load(_markets[id]);
    }

    function _store(uint256 id, Market memory market) internal {
        MarketSlots.store(_markets[id], market);
    }

    function _marketOf(bytes32 topic) internal view returns (uint256) {
        uint256 place = _listed[topic];
        if (place == 0) revert UnknownMarket(topic);
        return place - 1;
    }

    /// Settles accrual, applies the newest vector and stores the result.
    function _sync(uint256 id) internal {
        Market memory market = _load(id);
        bytes32 topic = _topics[id];
        (Mode mode, ModeReason reason, uint256 from) = (market.mode, market.reason, market.lastAccrual);
        MarketTransition.advance(market, _configs[id], hub, topic, block.timestamp);
        _store(id, market);
        if (from != 0 && from != block.timestamp) {
            emit FundingAccrued(
                topic, market.fundingRate, market.borrowRate, market.cumulativeLong, market.cumulativeShort, block.timestamp - from
            );
        }
        if (mode != market.mode || reason != market.reason) emit ModeChanged(topic, market.mode, market.reason);
    }

    /// Syncs every market of the bitmap that `done` does not hold yet; returns the union.
    function _syncAll(uint256 bitmap, uint256 done) internal returns (uint256) {
        uint256 left = bitmap & ~done;
        for (uint256 id; left != 0; ++id) {
            if (left & 1 == 1) _sync(id);
            left >>= 1;
        }
        return bitmap | done;
    }

    /// The market as it would be if it were synced now.
    function _projected(uint256 id) internal view returns (Market memory market) {
        market = _load(id);
        MarketTransition.advance(market, _configs[id], hub, _topics[id], block.timestamp);
    }

    function _addLine(Margin.Risk memory risk, Market memory market, MarketConfig memory config, Position memory position)
        internal
        pure
    {
        Margin.add(
            risk,
            Margin.Line({
                size: position.size,
                entryNotional: position.entryNotional,
                fundingOwed: _owed(market, position),
                index: market.index,
                indexAverage: market.indexAverage,
                skew: MarketTransition.skewOf(market),
                skewScale: config.skewScale,
                initialMargin: market.initialMargin,
                maintenanceMargin: market.maintenanceMargin,
                profitWeight: config.profitWeight
            })
        );
    }

    /// Risk of `account` over the markets of `bitmap` as stored; call after they were synced. `stale` is one plus the first market whose vector may not value risk; 0 when all may.
    function _risk(address account, uint256 bitmap, int256 collateral) internal view returns (Margin.Risk memory risk, uint256 stale) {
        risk = _cash(collateral);
        for (uint256 id; bitmap != 0; ++id) {
            if (bitmap & 1 == 1) {
                Market memory market = _load(id);
                MarketConfig memory config = _configs[id];
                if (stale == 0 && !MarketTransition.fresh(market, config, block.timestamp)) stale = id + 1;
                _addLine(risk, market, config, _positions[account][id]);
            }
            bitmap >>= 1;
        }
    }

    function _cash(int256 collateral) internal view returns (Margin.Risk memory risk) {
        int256 wad = collateral * _unit;
        (risk.equity, risk.initial, risk.settled) = (wad, wad, wad);
    }

    function _owed(Market memory market, Position memory position) internal pure returns (int256) {
        return FundingAccrual.owed(position.size, PositionTransition.cumulativeOf(market, position.size), position.snapshot);
    }

    /// Token units for an amount in wad, rounded towards minus infinity: for an account's credit.
    function _units(int256 wad) internal view returns (int256) {
        return SignedMath.divDown(wad, _unit);
    }
}
