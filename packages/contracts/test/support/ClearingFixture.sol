// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingErrors} from "../../src/interfaces/IClearingErrors.sol";
import {IClearingHouse} from "../../src/interfaces/IClearingHouse.sol";
import {IClearingRecords} from "../../src/interfaces/IClearingRecords.sol";
import {IMarketAdministration} from "../../src/interfaces/IMarketAdministration.sol";
import {MarketConfig} from "../../src/state/ClearingTypes.sol";
import {MockCollateral} from "../../src/testing/MockCollateral.sol";
import {HubFixture} from "./HubFixture.sol";

/// The clearing house as everybody sees it.
interface IHouse is IClearingHouse, IMarketAdministration {}

/// @title A clearing house with one market, a funded pool and two funded traders.
abstract contract ClearingFixture is HubFixture {
    address internal constant ALICE = address(0xA11CE);
    address internal constant BOB = address(0xB0B);
    address internal constant KEEPER = address(0x6EE9E4);
    uint256 internal constant USD = 1e6;
    uint256 internal constant POOL = 10_000_000 * USD;
    uint256 internal constant STAKE = 1_000_000 * USD;
    uint256 internal constant L1 = 120;

    IHouse internal house;
    MockCollateral internal token;
    uint64 internal round;
    int256 internal price = 50_000e18;

    function setUpClearing() internal {
        setUpHub();
        token = new MockCollateral();
        house = newHouse();
        house.addMarket(TOPIC, marketConfig());
        fund(ALICE, STAKE);
        fund(BOB, STAKE);
        token.mint(address(this), POOL);
        token.approve(address(house), POOL);
        house.fundPool(POOL);
        round = FIRST;
        deliverNext(calm(price));
    }

    function newHouse() internal returns (IHouse) {
        return IHouse(create("ClearingHouse", abi.encode(hub, token, address(manager))));
    }

    /// Without insurance, so that the figures of a test are the pool's alone.
    function marketConfig() internal pure virtual returns (MarketConfig memory) {
        return MarketConfig({
            skewScale: 20_000e18,
            maxOpenInterest: 20_000e18,
            insuranceFeeShareBps: 0,
            insuranceLiquidationBps: 0,
            insuranceTargetBps: 0,
            minDelaySeconds: 2,
            orderLifetimeSeconds: 120,
            noDeliverySeconds: uint32(L1),
            graceSeconds: 60,
            maxAccrualGapSeconds: 3_600,
            roundSeconds: uint32(LENGTH),
            executionFee: 0,
            velocity: uint64(uint128(FUNDING_CAP) / 300),
            velocityCap: uint64(uint128(FUNDING_CAP)),
            liquidationReward: 0.005e18,
            profitWeight: 0.5e18
        });
    }

    function fund(address account, uint256 amount) internal {
        token.mint(account, amount);
        vm.startPrank(account);
        token.approve(address(house), amount);
        house.deposit(amount);
        vm.stopPrank();
    }

    /// The next round arrives with `fields` and everybody has seen it.
    function deliverNext(int128[] memory fields) internal {
        ++round;
        deliver(round, fields);
        house.poke(TOPIC);
    }

    /// Calm, but longs pay as much as the hub's step lets the rate rise in one round.
    function paying() internal view returns (int128[] memory fields) {
        fields = calm(price);
        fields[6] = int128(FUNDING_CAP / 300) * 10;
    }

    function place(address account, int256 size) internal returns (uint256 orderId) {
        return place(account, size, 0);
    }

    function place(address account, int256 size, uint256 limit) internal returns (uint256 orderId) {
        vm.prank(account);
        return house.placeOrder(TOPIC, size, limit);
    }

    function execute(uint256 orderId) internal {
        uint256[] memory ids = new uint256[](1);
        ids[0] = orderId;
        vm.prank(KEEPER);
        house.executeOrders(ids);
    }

    /// Places now, and executes when the next round has come at `price`.
    function trade(address account, int256 size) internal {
        uint256 orderId = place(account, size);
        deliverNext(calm(price));
        execute(orderId);
    }

    /// Places, lets the next round come, and expects the order to be refused for `reason`.
    function refused(address account, int256 size, bytes4 reason) internal {
        uint256 orderId = place(account, size);
        deliverNext(calm(price));
        expectRejected(orderId, account, reason);
        execute(orderId);
        holds(!house.order(orderId).open, "closed");
    }

    function expectRejected(uint256 orderId, address account, bytes4 reason) internal {
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.OrderRejected(orderId, account, TOPIC, reason);
    }

    function sizeOf(address account) internal view returns (int256 size) {
        (size,,) = house.position(account, TOPIC);
    }

    function collateralOf(address account) internal view returns (int256) {
        return house.accountState(account).collateral;
    }

    function state() internal view returns (IClearingRecords.MarketState memory) {
        return house.marketState(TOPIC);
    }

    function settledPool() internal view returns (int256 settled) {
        (settled,,) = house.pool();
    }

    function navPool() internal view returns (int256 nav) {
        (, nav,) = house.pool();
    }

    function badDebt() internal view returns (uint256 debt) {
        (,, debt) = house.pool();
    }

    function insured() internal view returns (int256) {
        return int256(state().insurance);
    }

    /// Token balance = sum of collateral + pool settled + insurance, to the unit.
    function conserved() internal view {
        int256 held = collateralOf(ALICE) + collateralOf(BOB) + collateralOf(KEEPER) + settledPool() + insured();
        same(int256(token.balanceOf(address(house))), held, "balance = collateral + pool + insurance");
    }

    function expectMode(IClearingRecords.Mode mode, IClearingRecords.ModeReason reason) internal view {
        IClearingRecords.MarketState memory now_ = state();
        same(uint256(now_.mode), uint256(mode), "mode");
        same(uint256(now_.reason), uint256(reason), "reason");
    }
}
