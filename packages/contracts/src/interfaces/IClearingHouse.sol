// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingActions} from "./IClearingActions.sol";
import {IClearingReadings} from "./IClearingReadings.sol";
import {IClearingRecords} from "./IClearingRecords.sol";

/// @title Cross-margin accounts over several skew-priced markets, valued at the hub's index.
interface IClearingHouse is IClearingRecords, IClearingActions, IClearingReadings {}
