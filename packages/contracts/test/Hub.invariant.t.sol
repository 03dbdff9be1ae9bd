// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEquilibriumHub} from "../src/interfaces/IEquilibriumHub.sol";
import {Checks} from "./support/Checks.sol";
import {HubHandler} from "./support/HubHandler.t.sol";

/// Promises of the hub that no sequence of bundles, honest, late, lying or stale, may break.
contract HubInvariantTest is Checks {
    HubHandler private handler;

    function setUp() external {
        handler = new HubHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// Parameters in force lie inside governance's bounds and obey the linked rules, valid round or not.
    function invariant_ParametersStayInsideTheirBounds() external view {
        IEquilibriumHub.Accepted memory accepted = handler.latest();
        if (accepted.acceptedAt == 0) return;
        for (uint256 i = 6; i < 12; ++i) {
            (int128 min, int128 max) = handler.boundOf(i);
            holds(accepted.fields[i] >= min && accepted.fields[i] <= max, "bound");
        }
        holds(int256(accepted.fields[8]) * 10 >= int256(accepted.fields[9]) * 12, "initial >= 1.2 maintenance");
    }

    /// A price once known never changes, and only rounds that arrived have one.
    function invariant_APriceOnceKnownNeverChanges() external view {
        handler.checkPrices();
    }

    function invariant_TheRoundInForceNeverGoesBack() external view {
        same(uint256(handler.latest().round), handler.newest(), "newest accepted");
    }
}
