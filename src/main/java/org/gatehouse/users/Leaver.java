package org.gatehouse.users;

/**
 * A user who is being deleted.
 *
 * @param strange what other accounts than his own call him
 * @param pseudonym what stands in the place of his name from now on
 */
public record Leaver(
    long accountId, long userId, String username, String strange, String pseudonym) {}
