package org.gatehouse.audit.alerts;

import java.time.Instant;

/**
 * What a rule found in the log.
 *
 * @param first when the oldest of its entries happened
 * @param last when the newest happened
 * @param entries how many refusals, rows or entries there are; of more than are counted, so many
 * @param item the item of its entries; empty where several items have them
 * @param action their action
 * @param userName who did it; empty where several did
 * @param address from where; empty where that says nothing
 * @param entry the id of the newest entry; empty where it says no more than the others
 */
public record Finding(
    AlertRule rule,
    Instant first,
    Instant last,
    long entries,
    String item,
    String action,
    String userName,
    String address,
    String entry) {}
