package org.gatehouse.trail.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Secrets;

/**
 * Who signs for an account; whoever signs first for one makes its key. The key before signs a later
 * one: whoever trusts that one learns from the log itself which is the next. It signs a minute
 * after it was added, when every node knows of it.
 */
@ApplicationScoped
class Signers {

  private static final int RAW_BYTES = 32;

  /** Begins what a key signs of the next one; no checkpoint begins so. */
  private static final String VOUCH = "gatehouse-audit-key\n";

  private static final int MOST_KEPT = 10_000;

  /** How old a key is that signs, but the first one. */
  static final Duration WAITS = Duration.ofMinutes(1);

  /** How long a node may miss that there is a newer one. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** All of each account, the newest last: when one begins to sign is no matter of the cache. */
  private static final String FIND =
      "select account_id, origin, public_key, secret, number, created_at from audit_signer"
          + " where account_id = any(?) order by account_id, number";

  private static final String LIST =
      "select number, origin, public_key, created_at, vouch from audit_signer"
          + " where account_id = ? order by number";
  private static final String SLUGS = "select id, slug from account where id = any(?)";
  private static final String ADD =
      "insert into audit_signer (account_id, origin, public_key, secret, created_at, number, vouch)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  @Inject Settings settings;
  @Inject Secrets secrets;
  @Inject Clock clock;

  /** Only such as the database has: one that is new may still be rolled back. */
  private final Map<Long, List<Known>> kept = new ConcurrentHashMap<>();

  /** A key that the database has. */
  private record Known(Signer signer, Instant addedAt) {}

  private volatile Instant keptSince = Instant.MIN;

  /**
   * Those of the accounts, in the caller's transaction.
   *
   * @param before the numbers of those that signed last: clocks of nodes differ, and none before
   *     them signs again
   */
  Map<Long, Signer> of(Collection<Long> accounts, Map<Long, Integer> before, Connection database)
      throws SQLException {
    Instant now = clock.instant();
    if (kept.size() > MOST_KEPT || !keptSince.plus(FRESH).isAfter(now)) {
      kept.clear();
      keptSince = now;
    }
    Map<Long, Signer> signers = new HashMap<>();
    for (Long account : accounts) {
      pick(kept.getOrDefault(account, List.of()), before.getOrDefault(account, 1), now)
          .ifPresent(signer -> signers.put(account, signer));
    }
    Object[] others = accounts.stream().filter(id -> !signers.containsKey(id)).toArray();
    if (others.length > 0) {
      Map<Long, List<Known>> found = known(others, database);
      kept.putAll(found);
      found.forEach(
          (account, keys) ->
              pick(keys, before.getOrDefault(account, 1), now)
                  .ifPresent(signer -> signers.put(account, signer)));
      Object[] missing = accounts.stream().filter(id -> !signers.containsKey(id)).toArray();
      if (missing.length > 0) {
        make(missing, signers, database);
      }
    }
    return signers;
  }

  /** The newest one whose time has come; empty if these are too old to know who signed last. */
  private static Optional<Signer> pick(List<Known> keys, int before, Instant now) {
    return keys.stream()
        .filter(one -> one.signer().number() <= before || !one.addedAt().plus(WAITS).isAfter(now))
        .reduce((one, later) -> later)
        .map(Known::signer)
        .filter(signer -> signer.number() >= before);
  }

  /** All keys of an account in their order; none while nothing is signed. */
  static List<SigningKey> list(long account, Connection database) throws SQLException {
    try (PreparedStatement select = database.prepareStatement(LIST)) {
      select.setLong(1, account);
      List<SigningKey> keys = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Signer signer = new Signer(row.getInt(1), row.getString(2), row.getBytes(3), null);
          keys.add(
              new SigningKey(
                  signer.number(),
                  signer.origin(),
                  signer.verifierKey(),
                  row.getObject(4, OffsetDateTime.class).toInstant(),
                  row.getString(5)));
        }
      }
      return keys;
    }
  }

  /**
   * Adds a key behind that one, which signs in a minute; that one signs it: whoever has the
   * database alone can not name a key of his own.
   */
  void add(long account, SigningKey last, Connection database) throws SQLException {
    Signer before =
        known(new Object[] {account}, database).get(account).stream()
            .map(Known::signer)
            .filter(one -> one.number() == last.number())
            .findFirst()
            .orElseThrow();
    try (PreparedStatement insert = database.prepareStatement(ADD)) {
      add(account, last.number() + 1, last.origin(), Optional.of(before), insert);
      insert.executeBatch();
    }
  }

  private Map<Long, List<Known>> known(Object[] accounts, Connection database) throws SQLException {
    Map<Long, List<Known>> known = new HashMap<>();
    try (PreparedStatement select = database.prepareStatement(FIND)) {
      select.setArray(1, database.createArrayOf("bigint", accounts));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long account = row.getLong(1);
          byte[] secret = secrets.decrypt(row.getString(4), purpose(account));
          Signer signer = new Signer(row.getInt(5), row.getString(2), row.getBytes(3), key(secret));
          known
              .computeIfAbsent(account, id -> new ArrayList<>())
              .add(new Known(signer, row.getObject(6, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return known;
  }

  private void make(Object[] accounts, Map<Long, Signer> signers, Connection database)
      throws SQLException {
    Map<Long, String> slugs = slugs(accounts, database);
    try (PreparedStatement insert = database.prepareStatement(ADD)) {
      for (Object one : accounts) {
        long account = (Long) one;
        String origin =
            settings.publicUrl().getRawAuthority()
                + "/audit/"
                + slugs.getOrDefault(account, Long.toString(account));
        signers.put(account, add(account, 1, origin, Optional.empty(), insert));
      }
      insert.executeBatch();
    }
  }

  private Signer add(
      long account, int number, String origin, Optional<Signer> before, PreparedStatement insert)
      throws SQLException {
    KeyPair pair = pair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
    insert.setLong(1, account);
    insert.setString(2, origin);
    insert.setBytes(3, raw);
    insert.setString(4, secrets.encrypt(pair.getPrivate().getEncoded(), purpose(account)));
    insert.setTimestamp(5, Timestamp.from(clock.instant()));
    insert.setInt(6, number);
    Signer added = new Signer(number, origin, raw, pair.getPrivate());
    insert.setString(7, before.map(signer -> vouch(signer, added)).orElse(""));
    insert.addBatch();
    return added;
  }

  private static String vouch(Signer before, Signer added) {
    return Base64.getEncoder().encodeToString(before.sign(VOUCH + added.verifierKey() + "\n"));
  }

  private static Map<Long, String> slugs(Object[] accounts, Connection database)
      throws SQLException {
    Map<Long, String> slugs = new HashMap<>();
    try (PreparedStatement select = database.prepareStatement(SLUGS)) {
      select.setArray(1, database.createArrayOf("bigint", accounts));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          slugs.put(row.getLong(1), row.getString(2));
        }
      }
    }
    return slugs;
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK since 15 has Ed25519", e);
    }
  }

  private static PrivateKey key(byte[] encoded) {
    try {
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String purpose(long account) {
    return "audit.signer:" + account;
  }
}
