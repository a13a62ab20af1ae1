package org.gatehouse.users;

/**
 * Where a link about a change of address leads.
 *
 * @param undoes whether it takes the new address back; else it confirms it
 * @param changed whether the new address counts already
 */
public record EmailLink(boolean undoes, boolean changed, String oldEmail, String newEmail) {}
