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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Secrets;

/**
 * Who signs for an account; whoever signs first for one makes its key. A later key signs a minute
 * after it was added, so that the event that tells of it is sealed under the key before: whoever
 * trusts that one learns from the log itself which is the next.
 */
@ApplicationScoped
class Signers {

  private static final int RAW_BYTES = 32;
  private static final int MOST_KEPT = 10_000;

  /** How old a key is that signs, but the first one. */
  static final Duration WAITS = Duration.ofMinutes(1);

  /** How long a node may miss that there is a newer one. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** The newest one of each account comes last. */
  private static final String FIND =
      "select account_id, origin, public_key, secret, number from audit_signer"
          + " where account_id = any(?) and (number = 1 or created_at <= ?)"
          + " order by account_id, number";

  private static final String LIST =
      "select number, origin, public_key, created_at from audit_signer"
          + " where account_id = ? order by number";
  private static final String SLUGS = "select id, slug from account where id = any(?)";
  private static final String ADD =
      "insert into audit_signer (account_id, origin, public_key, secret, created_at, number)"
          + " values (?, ?, ?, ?, ?, ?)";

  @Inject Settings settings;
  @Inject Secrets secrets;
  @Inject Clock clock;

  /** Only such as the database has: one that is new may still be rolled back. */
  private final Map<Long, Signer> kept = new ConcurrentHashMap<>();

  private volatile Instant keptSince = Instant.MIN;

  /** Those of the accounts, in the caller's transaction. */
  Map<Long, Signer> of(Collection<Long> accounts, Connection database) throws SQLException {
    Instant now = clock.instant();
    if (kept.size() > MOST_KEPT || !keptSince.plus(FRESH).isAfter(now)) {
      kept.clear();
      keptSince = now;
    }
    Map<Long, Signer> signers = new HashMap<>();
    accounts.stream().filter(kept::containsKey).forEach(id -> signers.put(id, kept.get(id)));
    Object[] others = accounts.stream().filter(id -> !signers.containsKey(id)).toArray();
    if (others.length > 0) {
      find(others, database);
      accounts.stream().filter(kept::containsKey).forEach(id -> signers.put(id, kept.get(id)));
      Object[] missing = accounts.stream().filter(id -> !signers.containsKey(id)).toArray();
      if (missing.length > 0) {
        make(missing, signers, database);
      }
    }
    return signers;
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
                  row.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
      return keys;
    }
  }

  /** Adds a key behind that one; it signs in a minute. */
  void add(long account, SigningKey last, Connection database) throws SQLException {
    try (PreparedStatement insert = database.prepareStatement(ADD)) {
      add(account, last.number() + 1, last.origin(), insert);
      insert.executeBatch();
    }
  }

  private void find(Object[] accounts, Connection database) throws SQLException {
    try (PreparedStatement select = database.prepareStatement(FIND)) {
      select.setArray(1, database.createArrayOf("bigint", accounts));
      select.setTimestamp(2, Timestamp.from(clock.instant().minus(WAITS)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long account = row.getLong(1);
          byte[] secret = secrets.decrypt(row.getString(4), purpose(account));
          kept.put(
              account, new Signer(row.getInt(5), row.getString(2), row.getBytes(3), key(secret)));
        }
      }
    }
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
        signers.put(account, add(account, 1, origin, insert));
      }
      insert.executeBatch();
    }
  }

  private Signer add(long account, int number, String origin, PreparedStatement insert)
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
    insert.addBatch();
    return new Signer(number, origin, raw, pair.getPrivate());
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

  private static String purpose(long account) {
    return "audit.signer:" + account;
  }
}
