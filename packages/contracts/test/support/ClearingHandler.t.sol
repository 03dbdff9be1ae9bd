// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingRecords} from "../../src/interfaces/IClearingRecords.sol";
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
    int256 private _lastRate;
    uint256 private _lastObserved;

    constructor() {
        setUpClearing();
        deposited = 2 * STAKE + POOL;
        for (uint256 i; i < PEOPLE; ++i) deposit(i, 2_000_000e6);
        _lastObserved = observedIn(round);
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

    function executeAll(uint256 keeper) external {
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

    function nextRound(int64 move, int64 rate, uint8 tier) external {
        price += price * (int256(move) % 300) / 10_000;
        int128[] memory fields = calm(price);
        fields[6] = int128(int256(rate) % (FUNDING_CAP + 1));
        fields[7] = int128(uint128(uint64(rate)) % 15_000_000_000);
        fields[11] = tier % 16 < 5 ? int128(uint128(tier % 5)) : int128(0);
        deliverNext(fields);
        _checkRate();
    }

    function crash(bool up) external {
        price = up ? price * 13 / 12 : price * 11 / 12;
        for (uint256 i; i < 3; ++i) deliverNext(calm(price));
        _checkRate();
    }

    function silence(uint16 seconds_) external {
        vm.warp(block.timestamp + seconds_ % 7_200);
        round = uint64(block.timestamp / LENGTH);
        ++silences;
        house.poke(TOPIC);
    }

    function liquidate(uint256 who, uint256 keeper) external {
        vm.prank(person(keeper));
        try house.liquidate(person(who), TOPIC) {
            ++liquidations;
            holds(collateralOf(person(who)) >= 0, "nobody ends below zero");
        } catch {}
    }

    /// Everybody closes in a calm market, or is closed.
    function closeEverybody() external {
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
