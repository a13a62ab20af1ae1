package org.gatehouse.audit;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.Outcome;

/** Entries of a log without a server around it. */
public final class TestEntries {

  private TestEntries() {}

  /** What reads those that are handed on from that database. */
  public static FedEntries in(EntityManager database) {
    FedEntries entries = new FedEntries();
    entries.entries = database;
    entries.reader = new EntryReader();
    entries.reader.catalogue = new Catalogue();
    return entries;
  }

  /** One that tells of a success or a failure from that address, with these details. */
  public static LogEntry entry(
      Instant at, Outcome outcome, String address, String description, Map<String, String> more) {
    return new LogEntry(
        "e-1",
        at,
        "contoso",
        "dana",
        address,
        "Browser/1",
        "r-1",
        "user.create.success",
        "User",
        "Create",
        outcome,
        description,
        "",
        more,
        new Position(at, 1));
  }
}
