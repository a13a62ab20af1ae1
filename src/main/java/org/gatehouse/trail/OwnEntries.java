package org.gatehouse.trail;

/**
 * Which entries this product has written itself. Programs with a key send others, which say nothing
 * of what this product's people and settings did.
 */
public final class OwnEntries {

  /** A condition of JPQL about an {@code EntryDetail} that is called {@code d}. */
  public static final String CONDITION = " and d.details not like '%\"sentBy\":\"%'";

  private OwnEntries() {}
}
