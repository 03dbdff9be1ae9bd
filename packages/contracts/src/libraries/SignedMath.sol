// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Signed division whose rounding is named: up is towards plus infinity, down towards minus infinity.
library SignedMath {
    int256 internal constant WAD = 1e18;

    function divUp(int256 x, int256 positive) internal pure returns (int256 q) {
        q = x / positive;
        if (x > 0 && x % positive != 0) ++q;
    }

    function divDown(int256 x, int256 positive) internal pure returns (int256 q) {
        q = x / positive;
        if (x < 0 && x % positive != 0) --q;
    }

    function mulWadUp(int256 x, int256 y) internal pure returns (int256) {
        return divUp(x * y, WAD);
    }

    function mulWadDown(int256 x, int256 y) internal pure returns (int256) {
        return divDown(x * y, WAD);
    }

    function abs(int256 x) internal pure returns (uint256) {
        return uint256(x < 0 ? -x : x);
    }
}
