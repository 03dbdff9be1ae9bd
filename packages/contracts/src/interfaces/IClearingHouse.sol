// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Cross-margin accounts over several skew-priced markets, valued at the hub's index.
/// Sizes are signed base units (wad), prices quote per base (wad), collateral in token units (`collateralDecimals`).
interface IClearingHouse {
    /// Normal: all orders. ReduceOnly: only orders that shrink a position. GapClosing (tier 3): also orders that shrink |skew|.
    /// Halted (tier 4): no orders; deposits and settled withdrawals stay.
    enum Mode { Normal, GapClosing, ReduceOnly, Halted }

    /// Why the mode is not Normal: None, NeverUpdated, NoDelivery, InvalidMeasurement, Tier, Guardian, Grace.
    enum ModeReason { None, NeverUpdated, NoDelivery, InvalidMeasurement, Tier, Guardian, Grace }

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
    event Liquidated(
        address indexed account, bytes32 indexed market, address indexed keeper, int256 size, uint256 price, uint256 reward, uint256 badDebt
    );
    /// `elapsed` seconds were settled; the rates are the ones in force from now on, `cumulativeLong|Short` wad quote owed per base unit.
    event FundingAccrued(
        bytes32 indexed market, int256 fundingRate, uint256 borrowRate, int256 cumulativeLong, int256 cumulativeShort, uint256 elapsed
    );
    event ModeChanged(bytes32 indexed market, Mode mode, ModeReason reason);

    function deposit(uint256 amount) external;
    function withdraw(uint256 amount) external;
    function fundPool(uint256 amount) external;
    function placeOrder(bytes32 market, int256 size, uint256 limitPrice) external returns (uint256 orderId);
    /// One order's failure never reverts the batch: it emits `OrderRejected` with the error's selector, or leaves the order waiting when its round is not known yet.
    function executeOrders(uint256[] calldata orderIds) external;
    function liquidate(address account, bytes32 market) external;
    /// Settles accrual, applies the hub's latest vector and updates the mode; anyone may call it.
    function poke(bytes32 market) external;

    function marketState(bytes32 market) external view returns (MarketState memory);
    function accountState(address account) external view returns (AccountState memory);
    /// Signed base size, entry notional (wad, signed like the size) and funding owed by the account (wad quote, positive: owes).
    function position(address account, bytes32 market) external view returns (int256 size, int256 entryNotional, int256 fundingOwed);
    function order(uint256 orderId) external view returns (Order memory);
    /// Collateral token units owned by the pool, before open positions are marked; and the net asset value after.
    function pool() external view returns (int256 settled, int256 netAssetValue, uint256 badDebt);
}
