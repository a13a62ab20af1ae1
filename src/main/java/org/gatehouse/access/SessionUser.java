package org.gatehouse.access;

import java.util.Optional;

/**
 * Whose session it is.
 *
 * @param actingAccountId the account that he has chosen to act in, where it is not his own
 */
public record SessionUser(long userId, Optional<Long> actingAccountId) {}
