package org.gatehouse.trail.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Seals what waits, in the caller's transaction: gives each event its place in the tree of its
 * account, and signs what the trees are then. A few statements do it, whatever the number of events
 * and accounts.
 */
final class Sealing {

  private static final System.Logger LOG = System.getLogger(Sealing.class.getName());

  private final Connection database;
  private final boolean postgresql;
  private final Signers signers;
  private final Instant now;

  Sealing(Connection database, boolean postgresql, Signers signers, Instant now) {
    this.database = database;
    this.postgresql = postgresql;
    this.signers = signers;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Gives how many events it sealed. */
  int seal(Waiting waiting) throws SQLException {
    List<Waiting.Event> events = waiting.events(database);
    if (events.size() < waiting.ids().size()) {
      LOG.log(
          System.Logger.Level.ERROR,
          "{0} events are gone that nobody may delete; they were recorded and are not sealed.",
          waiting.ids().size() - events.size());
    }
    Map<Long, List<Waiting.Event>> byAccount =
        events.stream()
            .sorted(Comparator.comparingLong(Waiting.Event::id))
            .collect(
                Collectors.groupingBy(Waiting.Event::accountId, TreeMap::new, Collectors.toList()));
    grow(byAccount);
    if (finish(waiting) != waiting.rows().size()) {
      throw new IllegalStateException("Others have sealed what waited here.");
    }
    return events.size();
  }

  private void grow(Map<Long, List<Waiting.Event>> byAccount) throws SQLException {
    Map<Long, TreeRows.Kept> trees = TreeRows.trees(byAccount.keySet(), database);
    Map<Long, Integer> before = new HashMap<>();
    trees.forEach((account, kept) -> before.put(account, kept.signer()));
    Map<Long, Signer> signing = signers.of(byAccount.keySet(), before, database);
    TreeRows rows = new TreeRows();
    byAccount.forEach(
        (account, events) -> {
          boolean first = !trees.containsKey(account);
          Frontier tree = first ? new Frontier() : trees.get(account).frontier();
          Signer signer = signing.get(account);
          for (Waiting.Event event : events) {
            rows.leaf(tree.size(), event);
            tree.append(
                event.hash(), (level, index, hash) -> rows.node(account, level, index, hash));
          }
          rows.tree(account, tree, signer.number(), first);
          sign(account, tree, signer, rows);
        });
    if (!byAccount.isEmpty()) {
      rows.write(database, postgresql);
    }
  }

  private void sign(long account, Frontier tree, Signer signer, TreeRows rows) {
    byte[] root = tree.root();
    byte[] signature = signer.sign(signer.text(tree.size(), root, now));
    rows.checkpoint(
        account, tree.size(), root, now.atOffset(ZoneOffset.UTC), signature, signer.number());
  }

  private int finish(Waiting waiting) throws SQLException {
    try (PreparedStatement query = database.prepareStatement("select audit_sealed(?)")) {
      query.setArray(1, Waiting.array(waiting.rows(), database));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
