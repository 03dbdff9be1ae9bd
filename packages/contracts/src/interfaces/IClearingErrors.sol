// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingRecords} from "./IClearingRecords.sol";

/// @title What the clearing house refuses. The second group is never thrown for an order: its selector is the reason in `OrderRejected`.
interface IClearingErrors {
    error UnknownMarket(bytes32 market);
    error MarketExists(bytes32 market);
    error TooManyMarkets(uint256 most);
    error MarketConfigInvalid(string field, uint256 value);
    error AmountZero();
    error AmountTooLarge(uint256 amount, uint256 most);
    error SizeOutOfRange(int256 size, uint256 most);
    error LimitPriceOutOfRange(uint256 limitPrice, uint256 most);
    error NoCollateral(address account);
    error CollateralTooSmall(int256 collateral, uint256 amount);
    error MarketNotFresh(bytes32 market);
    error NoPosition(address account, bytes32 market);
    error NotLiquidatable(int256 equity, uint256 maintenanceRequirement);
    error LiquidationSuspended(bytes32 market, IClearingRecords.ModeReason reason);
    error AlreadyGuarded(bytes32 market, uint256 until);
    error CollateralDecimalsUnsupported(uint8 decimals);

    error OrderExpired(uint64 deadline);
    error LimitCrossed(uint256 price, uint256 limitPrice);
    error PriceNotPositive(int256 price);
    error OpenInterestCapped(uint256 openInterest, uint256 most);
    error NotionalTooLarge(int256 notional);
    error MarketHalted();
    error OnlyReducing();
    error OnlyGapClosing();
    error InsufficientMargin(int256 equity, uint256 initialRequirement);
    error AccountBankrupt(int256 equity);
    error PoolExhausted(int256 settled);
    error StaleCollateral();
}
