// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ClearingBase} from "./clearing/ClearingBase.sol";
import {ClearingLiquidations} from "./clearing/ClearingLiquidations.sol";
import {ClearingOrders} from "./clearing/ClearingOrders.sol";
import {ClearingViews} from "./clearing/ClearingViews.sol";
import {IEquilibriumHub} from "./interfaces/IEquilibriumHub.sol";
import {IMarketAdministration} from "./interfaces/IMarketAdministration.sol";
import {Margin} from "./libraries/Margin.sol";
import {InsuranceTransition} from "./state/InsuranceTransition.sol";
import {Account, Market, MarketConfig} from "./state/ClearingTypes.sol";
import {MarketListing} from "./state/MarketListing.sol";

/// @title Cross-margin accounts over several markets whose counterparty is one pool.
/// What is not found here is a question: it is answered by the code of `ClearingViews`, which offers nothing that writes (EIP-170 leaves no room for both).
contract ClearingHouse is ClearingOrders, ClearingLiquidations, IMarketAdministration {
    using SafeERC20 for IERC20Metadata;

    /// A guardian's reduce-only lapses by itself.
    uint256 public constant GUARD_SECONDS = 72 hours;
    /// One transfer; thirty thousand of them still fit an account.
    uint256 private constant MOST_UNITS = 2 ** 112;

    address private immutable _views;

    constructor(IEquilibriumHub hub_, IERC20Metadata collateral, address authority) ClearingBase(hub_, collateral, authority) {
        _views = address(new ClearingViews(hub_, collateral, authority));
    }

    /// Answers a question, or says that there is no such function.
    fallback() external {
        (bool known, bytes memory answer) = _views.delegatecall(msg.data);
        assembly ("memory-safe") {
            switch known
            case 0 { revert(add(answer, 0x20), mload(answer)) }
            default { return(add(answer, 0x20), mload(answer)) }
        }
    }

    function deposit(uint256 amount) external nonReentrant {
        _take(amount);
        _accounts[msg.sender].collateral += int128(int256(amount));
        emit Deposited(msg.sender, amount);
    }

    function fundPool(uint256 amount) external nonReentrant {
        _take(amount);
        _settled += int128(int256(amount));
        emit PoolFunded(msg.sender, amount);
    }

    function fundInsurance(bytes32 market, uint256 amount) external nonReentrant {
        uint256 id = _marketOf(market);
        _take(amount);
        Market memory state = _load(id);
        uint256 held = state.insurance + amount;
        if (held > InsuranceTransition.MOST) revert AmountTooLarge(held, InsuranceTransition.MOST);
        state.insurance = uint104(held);
        _store(id, state);
        emit InsuranceFunded(market, amount, InsuranceSource.Deposit);
    }

    /// Pays out settled collateral; with open positions the initial margin must stand without any unrealised profit.
    function withdraw(uint256 amount) external nonReentrant {
        _checkAmount(amount);
        Account memory holder = _accounts[msg.sender];
        int256 left = int256(holder.collateral) - int256(amount);
        if (left < 0) revert CollateralTooSmall(holder.collateral, amount);
        if (holder.markets != 0) {
            _syncAll(holder.markets, 0);
            (Margin.Risk memory risk, uint256 stale) = _risk(msg.sender, holder.markets, left);
            if (stale != 0) revert MarketNotFresh(_topics[stale - 1]);
            if (risk.settled < int256(risk.initialRequirement)) revert InsufficientMargin(risk.settled, risk.initialRequirement);
        }
        _accounts[msg.sender].collateral = int128(left);
        collateralToken.safeTransfer(msg.sender, amount);
        emit Withdrawn(msg.sender, amount);
    }

    function poke(bytes32 market) external nonReentrant {
        _sync(_marketOf(market));
    }

    function addMarket(bytes32 market, MarketConfig calldata config) external restricted {
        if (_listed[market] != 0) revert MarketExists(market);
        if (_topics.length == MAX_MARKETS) revert TooManyMarkets(MAX_MARKETS);
        MarketListing.check(config, hub.roundLength(market));
        _topics.push(market);
        _listed[market] = _topics.length;
        _configs[_topics.length - 1] = config;
        emit MarketListed(market, config);
        _sync(_topics.length - 1);
    }

    function guard(bytes32 market) external restricted {
        uint256 id = _marketOf(market);
        uint256 until = _load(id).guardedUntil;
        if (block.timestamp < until) revert AlreadyGuarded(market, until);
        _guardUntil(id, block.timestamp + GUARD_SECONDS);
    }

    function release(bytes32 market) external restricted {
        _guardUntil(_marketOf(market), 0);
    }

    function _guardUntil(uint256 id, uint256 until) private {
        Market memory state = _load(id);
        state.guardedUntil = uint40(until);
        _store(id, state);
        emit Guarded(_topics[id], until);
        _sync(id);
    }

    function _take(uint256 amount) private {
        _checkAmount(amount);
        collateralToken.safeTransferFrom(msg.sender, address(this), amount);
    }

    function _checkAmount(uint256 amount) private pure {
        if (amount == 0) revert AmountZero();
        if (amount > MOST_UNITS) revert AmountTooLarge(amount, MOST_UNITS);
    }
}
