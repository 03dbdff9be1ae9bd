// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingRecords} from "../../src/interfaces/IClearingRecords.sol";
import {MarketConfig} from "../../src/state/ClearingTypes.sol";
import {Vm} from "./Vm.sol";
import {ClearingFixture} from "./ClearingFixture.sol";

/// @title Random people doing random things; what must hold at once is checked as it happens.
contract ClearingHandler is ClearingFixture {
    uint256 internal constant PEOPLE = 4;

    uint256[] private _orders;
    /// Token units that entered and left, counted outside the clearing house.
    uint256 public deposited;
    uint256 public withdrawn;
    uint256 public executed;
    uint256 public liquidations;
    uint256 public silences;
    /// Bad debt as `Liquidated` told it, and what `InsuranceFunded` said came in.
    uint256 public shortfall;
    uint256 public insuranceFunded;
    int256 private _lastRate;
    uint256 private _lastObserved;

    constructor() {
        setUpClearing();
        deposited = 2 * STAKE + POOL;
        for (uint256 i; i < PEOPLE; ++i) deposit(i, 2_000_000e6);
        _lastObserved = observedIn(round);
    }

    function marketConfig() internal pure override returns (MarketConfig memory config) {
        config = super.marketConfig();
        config.insuranceFeeShareBps = 2_000;
        config.insuranceLiquidationBps = 50;
        config.insuranceTargetBps = 2;
    }

    /// Counts what the events tell of the insurance.
    modifier told() {
        vm.recordLogs();
        _;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] == IClearingRecords.InsuranceFunded.selector) {
                (uint256 amount,) = abi.decode(logs[i].data, (uint256, uint8));
                insuranceFunded += amount;
            } else if (logs[i].topics[0] == IClearingRecords.Liquidated.selector) {
                (,,, uint256 debt) = abi.decode(logs[i].data, (int256, uint256, uint256, uint256));
                shortfall += debt;
            }
        }
    }

    /// Over any time that passes, what the market charges covers what it credits, interest included.
    modifier charged() {
        IClearingRecords.MarketState memory before = state();
        _;
        IClearingRecords.MarketState memory now_ = state();
        int256 long = (now_.cumulativeFundingLong - before.cumulativeFundingLong) * int256(before.openInterestLong);
        int256 short = (now_.cumulativeFundingShort - before.cumulativeFundingShort) * int256(before.openInterestShort);
        holds(long + short >= 0, "paid >= received");
    }

    function person(uint256 seed) public pure returns (address) {
        return address(uint160(0x1000 + seed % PEOPLE));
    }

    function deposit(uint256 who, uint64 amount) public {
        uint256 value = between(uint256(amount), 1, 1_000_000 * USD);
        fund(person(who), value);
        deposited += value;
    }

    function withdraw(uint256 who, uint64 amount) external {
        uint256 value = between(uint256(amount), 1, 1_000_000 * USD);
        vm.prank(person(who));
        try house.withdraw(value) {
            withdrawn += value;
        } catch {}
    }

    function order(uint256 who, int96 size) external {
        int256 value = between(int256(size), -400e18, 400e18);
        if (value != 0 && collateralOf(person(who)) > 0) _orders.push(place(person(who), value));
    }

    function insure(uint32 amount) external told {
        uint256 value = between(uint256(amount), 1, 1_000 * USD);
        token.mint(address(this), value);
        token.approve(address(house), value);
        house.fundInsurance(TOPIC, value);
        deposited += value;
    }

    function executeAll(uint256 keeper) external told {
        IClearingRecords.Mode mode = _modeNow();
        int256[PEOPLE] memory before = _sizes();
        vm.prank(person(keeper));
        house.executeOrders(_orders);
        for (uint256 i; i < PEOPLE; ++i) {
            int256 size = sizeOf(person(i));
            if (size != before[i]) ++executed;
            if (mode == IClearingRecords.Mode.Halted) same(size, before[i], "halted: nothing moves");
            if (mode != IClearingRecords.Mode.ReduceOnly) continue;
            bool shrunk = before[i] >= 0 ? (size >= 0 && size <= before[i]) : (size <= 0 && size >= before[i]);
            holds(shrunk, "reduce-only: nothing opens");
        }
        _keepOpen();
    }

    function nextRound(int64 move, int64 rate, uint8 tier) external charged {
        price += price * (int256(move) % 300) / 10_000;
        int128[] memory fields = calm(price);
        fields[6] = int128(int256(rate) % (FUNDING_CAP + 1));
        fields[7] = int128(uint128(uint64(rate)) % 15_000_000_000);
        fields[11] = tier % 16 < 5 ? int128(uint128(tier % 5)) : int128(0);
        deliverNext(fields);
        _checkRate();
    }

    function crash(bool up) external charged {
        price = up ? price * 13 / 12 : price * 11 / 12;
        for (uint256 i; i < 3; ++i) deliverNext(calm(price));
        _checkRate();
    }

    function silence(uint16 seconds_) external charged {
        vm.warp(block.timestamp + seconds_ % 7_200);
        round = uint64(block.timestamp / LENGTH);
        ++silences;
        house.poke(TOPIC);
    }

    function liquidate(uint256 who, uint256 keeper) external told {
        vm.prank(person(keeper));
        try house.liquidate(person(who), TOPIC) {
            ++liquidations;
            holds(collateralOf(person(who)) >= 0, "nobody ends below zero");
        } catch {}
    }

    /// Everybody closes in a calm market, or is closed.
    function closeEverybody() external told {
        for (uint256 i; i < 3; ++i) deliverNext(calm(price));
        vm.warp(block.timestamp + 100);
        for (uint256 i; i < PEOPLE; ++i) {
            int256 size = sizeOf(person(i));
            if (size != 0 && collateralOf(person(i)) > 0) _orders.push(place(person(i), -size));
        }
        round = uint64(block.timestamp / LENGTH);
        deliverNext(calm(price));
        house.executeOrders(_orders);
        for (uint256 i; i < PEOPLE; ++i) {
            if (sizeOf(person(i)) != 0) house.liquidate(person(i), TOPIC);
        }
    }

    function _modeNow() private view returns (IClearingRecords.Mode) {
        return state().mode;
    }

    function _sizes() private view returns (int256[PEOPLE] memory sizes) {
        for (uint256 i; i < PEOPLE; ++i) sizes[i] = sizeOf(person(i));
    }

    function _keepOpen() private {
        uint256 kept;
        for (uint256 i; i < _orders.length; ++i) {
            if (house.order(_orders[i]).open) _orders[kept++] = _orders[i];
        }
        while (_orders.length > kept) _orders.pop();
    }

    /// The hub's rate obeys cap and step between any two vectors it accepted as valid.
    function _checkRate() private {
        if (!hub.latest(TOPIC).valid) return;
        int256 rate = hub.latest(TOPIC).fields[6];
        uint256 observed = hub.latest(TOPIC).observedAt;
        int256 moved = rate > _lastRate ? rate - _lastRate : _lastRate - rate;
        atMost(moved, FUNDING_CAP / 300 * int256(observed - _lastObserved), "step");
        (_lastRate, _lastObserved) = (rate, observed);
    }

    // what the invariants read

    function everybody() public pure returns (address[] memory list) {
        list = new address[](PEOPLE + 3);
        for (uint256 i; i < PEOPLE; ++i) list[i] = person(i);
        (list[PEOPLE], list[PEOPLE + 1], list[PEOPLE + 2]) = (ALICE, BOB, KEEPER);
    }

    function sums() external view returns (int256 collateral, int256 long, int256 short, int256 entry, int256 owed, int256 equity) {
        address[] memory list = everybody();
        for (uint256 i; i < list.length; ++i) {
            (int256 size, int256 entryNotional, int256 fundingOwed) = house.position(list[i], TOPIC);
            IClearingRecords.AccountState memory account = house.accountState(list[i]);
            collateral += account.collateral;
            equity += account.equity;
            if (size > 0) long += size;
            else short -= size;
            entry += entryNotional;
            owed += fundingOwed;
        }
    }

    function market() external view returns (IClearingRecords.MarketState memory) {
        return state();
    }

    function pool() external view returns (int256 settled, int256 nav, uint256 debt) {
        return house.pool();
    }

    function balance() external view returns (uint256) {
        return token.balanceOf(address(house));
    }

    function fundingCap() external pure returns (int256) {
        return FUNDING_CAP;
    }

    function poke() external {
        house.poke(TOPIC);
    }
}
