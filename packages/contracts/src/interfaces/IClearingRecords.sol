// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title What the clearing house tells about markets, accounts and orders, and the events it leaves.
/// Sizes are signed base units (wad), prices quote per base (wad), collateral in token units (`collateralDecimals`).
interface IClearingRecords {
    /// Normal: all orders. ReduceOnly: only orders that shrink a position. GapClosing (tier 3): also orders that shrink |skew|.
    /// Halted (tier 4): no orders; deposits and settled withdrawals stay.
    enum Mode { Normal, GapClosing, ReduceOnly, Halted }

    /// Why the mode is what it is; of several the strictest. Tier: 3 closes gaps, 4 halts. Grace: all orders, but nobody is liquidated until `graceUntil`.
    /// NoDelivery: for longer than L1 no valid vector came. InvalidMeasurement: the newest one was outside its gate. Guardian: until `guardedUntil`.
    enum ModeReason { None, NeverUpdated, NoDelivery, InvalidMeasurement, Tier, Guardian, Grace }

    /// Where the money of an insurance came from.
    enum InsuranceSource { Deposit, TradeFee, Liquidation }

    struct MarketState {
        int256 mark;
        int256 index;
        int256 skew;
        uint256 openInterestLong;
        uint256 openInterestShort;
        uint256 skewScale;
        int256 fundingRate;
        uint256 borrowRate;
        int256 cumulativeFundingLong;
        int256 cumulativeFundingShort;
        uint256 initialMargin;
        uint256 maintenanceMargin;
        uint256 tradeFee;
        uint8 tier;
        Mode mode;
        ModeReason reason;
        uint64 lastRound;
        uint64 lastAccrual;
        /// When the hub accepted the valid vector in force; 0 before the first.
        uint64 validAt;
        /// Until when a resumption suspends liquidation, and a guardian opening; in the past: not.
        uint64 graceUntil;
        uint64 guardedUntil;
        /// Token units: what the market's insurance holds, at which level it is full, and what it has paid for bad debt.
        uint256 insurance;
        uint256 insuranceTarget;
        uint256 insurancePaid;
    }

    /// Token units; equity is at the index, requirements are rounded up.
    struct AccountState {
        int256 collateral;
        int256 equity;
        uint256 initialRequirement;
        uint256 maintenanceRequirement;
        /// Below maintenance. A market without a fresh vector, or in its period of grace, still suspends liquidation.
        bool liquidatable;
    }

    struct Order {
        address account;
        bytes32 market;
        int256 size;
        uint256 limitPrice;
        uint64 round;
        uint64 deadline;
        bool open;
    }

    event Deposited(address indexed account, uint256 amount);
    event Withdrawn(address indexed account, uint256 amount);
    event PoolFunded(address indexed from, uint256 amount);
    event OrderPlaced(uint256 indexed orderId, address indexed account, bytes32 indexed market, int256 size, uint256 limitPrice, uint64 round);
    /// `price` wad. `fee` and `realised` are token units: the account's collateral moves by `realised - fee`, and `realised` is the profit of
    /// what was closed less the funding owed by the position until now.
    event OrderExecuted(
        uint256 indexed orderId, address indexed account, bytes32 indexed market, int256 size, uint256 price, uint256 fee, int256 realised, int256 skewAfter
    );
    event OrderRejected(uint256 indexed orderId, address indexed account, bytes32 indexed market, bytes4 reason);
    /// `badDebt` is the whole shortfall; `InsurancePaid` and `PoolLossBooked` of the same call say who bore it, and add up to it.
    event Liquidated(
        address indexed account, bytes32 indexed market, address indexed keeper, int256 size, uint256 price, uint256 reward, uint256 badDebt
    );
    event InsuranceFunded(bytes32 indexed market, uint256 amount, InsuranceSource source);
    /// The part of an account's bad debt that the market's insurance paid.
    event InsurancePaid(bytes32 indexed market, address indexed account, uint256 amount);
    /// The part of an account's bad debt that the insurance could not pay.
    event PoolLossBooked(bytes32 indexed market, address indexed account, uint256 amount);
    /// `elapsed` seconds were settled; the rates are the ones in force from now on, `cumulativeLong|Short` wad quote owed per base unit.
    event FundingAccrued(
        bytes32 indexed market, int256 fundingRate, uint256 borrowRate, int256 cumulativeLong, int256 cumulativeShort, uint256 elapsed
    );
    event ModeChanged(bytes32 indexed market, Mode mode, ModeReason reason);
}
