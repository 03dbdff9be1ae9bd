// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IClearingErrors} from "../src/interfaces/IClearingErrors.sol";
import {ClearingFixture, IHouse} from "./support/ClearingFixture.sol";

/// A token that calls back into the clearing house while it is paying out.
contract CallingToken is ERC20 {
    IHouse private _house;
    bytes private _call;
    uint8 private immutable _places;

    constructor(uint8 places) ERC20("Calling", "CALL") {
        _places = places;
    }

    function arm(IHouse house, bytes calldata call_) external {
        (_house, _call) = (house, call_);
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function decimals() public view override returns (uint8) {
        return _places;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (_call.length == 0 || from != address(_house)) return;
        (bool done, bytes memory reason) = address(_house).call(_call);
        if (done) return;
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}

/// Tokens of other makes.
contract CollateralTest is ClearingFixture {
    CallingToken private calling;

    function setUp() external {
        setUpClearing();
    }

    function houseWith(uint8 places) internal returns (IHouse) {
        calling = new CallingToken(places);
        return IHouse(create("ClearingHouse", abi.encode(hub, calling, address(manager))));
    }

    function stake(uint256 amount) internal {
        calling.mint(ALICE, amount);
        vm.startPrank(ALICE);
        calling.approve(address(house), amount);
        house.deposit(amount);
        vm.stopPrank();
    }

    function test_ATokenThatCallsBackIsRefused() external {
        house = houseWith(6);
        stake(STAKE);
        bytes[4] memory calls = [
            abi.encodeCall(IHouse(address(0)).withdraw, (1)),
            abi.encodeCall(IHouse(address(0)).deposit, (1)),
            abi.encodeCall(IHouse(address(0)).executeOrders, (new uint256[](0))),
            abi.encodeCall(IHouse(address(0)).liquidate, (ALICE, TOPIC))
        ];
        for (uint256 i; i < 4; ++i) {
            calling.arm(house, calls[i]);
            vm.expectRevert(abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector));
            vm.prank(ALICE);
            house.withdraw(1);
        }
        same(house.accountState(ALICE).collateral, int256(STAKE), "nothing moved");
    }

    function test_MoreThanEighteenPlacesAreRefused() external {
        CallingToken odd = new CallingToken(19);
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.CollateralDecimalsUnsupported.selector, 19));
        create("ClearingHouse", abi.encode(hub, odd, address(manager)));
    }

    /// With 18 places a unit is a wad, and every rounding disappears into it.
    function test_EighteenPlacesTradeTheSame() external {
        house = houseWith(18);
        house.addMarket(TOPIC, marketConfig());
        stake(1_000_000e18);
        calling.mint(address(this), 10_000_000e18);
        calling.approve(address(house), 10_000_000e18);
        house.fundPool(10_000_000e18);
        trade(ALICE, 10e18);
        price = 51_000e18;
        trade(ALICE, -10e18);
        int256 fees = (50_012.5e18 + 51_012.75e18) * 10 / 2_000;
        int256 gained = (51_012.75e18 - 50_012.5e18) * 10;
        same(house.accountState(ALICE).collateral, 1_000_000e18 + gained - fees, "exact");
        (int256 settled,,) = house.pool();
        same(int256(calling.balanceOf(address(house))), house.accountState(ALICE).collateral + settled, "conserved");
    }
}
