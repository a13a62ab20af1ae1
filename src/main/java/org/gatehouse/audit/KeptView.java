package org.gatehouse.audit;

/**
 * A view that its user comes back to.
 *
 * @param address the path with the parameters
 */
public record KeptView(long id, String name, String address) {}
