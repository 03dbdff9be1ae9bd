// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingRecords} from "../interfaces/IClearingRecords.sol";

/// Fixed when a market is listed. Base units are wad, rates wad per second, shares wad.
struct MarketConfig {
    /// Skew that moves the mark by 100 %.
    uint96 skewScale;
    /// Largest open interest per side.
    uint96 maxOpenInterest;
    /// Share of the trading fee that goes to the market's insurance, 1/10,000.
    uint16 insuranceFeeShareBps;
    /// Share of the closed notional that a liquidated account pays to the insurance from what is left, 1/10,000.
    uint16 insuranceLiquidationBps;
    /// The insurance is full at this share of the larger side's open interest at the index, 1/10,000; what it would have got is then the pool's.
    uint16 insuranceTargetBps;
    /// Seconds between placing an order and the start of the round that prices it.
    uint32 minDelaySeconds;
    /// Seconds after its round in which an order may still be executed.
    uint32 orderLifetimeSeconds;
    /// L1: without a valid vector for longer than this the market is reduce-only and funding follows the velocity rule.
    uint32 noDeliverySeconds;
    /// After a resumption nobody is liquidated for this long.
    uint32 graceSeconds;
    /// Accrual stops this long after the last valid vector.
    uint32 maxAccrualGapSeconds;
    uint32 roundSeconds;
    /// Token units that the keeper earns per order dealt with.
    uint64 executionFee;
    /// Change of the funding rate per second at |skew| = skewScale while nobody delivers, wad per second squared.
    uint64 velocity;
    /// Bound of the velocity-ruled rate, wad per second.
    uint64 velocityCap;
    /// Share of the closed notional that a liquidation pays the keeper.
    uint64 liquidationReward;
    /// Share of unrealised profit that counts for initial margin.
    uint64 profitWeight;
}

/// What one market carries from block to block.
struct Market {
    int128 index;
    int128 indexAverage;
    int64 fundingRate;
    uint64 borrowRate;
    uint64 initialMargin;
    uint64 maintenanceMargin;
    uint64 tradeFee;
    uint8 tier;
    IClearingRecords.Mode mode;
    IClearingRecords.ModeReason reason;
    /// False while the hub's newest vector is invalid.
    bool measured;
    /// Newest round seen on the hub, valid or not.
    uint40 lastRound;
    uint40 lastAccrual;
    /// When the hub accepted the valid vector in force; 0 before the first.
    uint40 validAt;
    uint40 graceUntil;
    uint128 openInterestLong;
    uint128 openInterestShort;
    /// Owed per base unit since listing, wad quote; negative: received.
    int128 cumulativeLong;
    int128 cumulativeShort;
    /// Sum of the positions' entry notionals, and of |size| * funding snapshot, so that the pool is valued in constant time.
    int128 entryTotal;
    int128 snapshotTotal;
    uint40 guardedUntil;
    /// Token units of the market's insurance, and what it has paid for bad debt since listing.
    uint104 insurance;
    uint104 insurancePaid;
}

struct Position {
    int128 size;
    /// Signed like the size, wad quote.
    int128 entryNotional;
    /// The side's cumulative when funding was last settled.
    int128 snapshot;
}

struct Account {
    /// Token units; negative only while open positions carry the value.
    int128 collateral;
    /// Bit i set while market i holds a position.
    uint128 markets;
}

struct StoredOrder {
    address account;
    uint8 market;
    uint40 round;
    uint40 deadline;
    bool open;
    int128 size;
    uint128 limitPrice;
}
