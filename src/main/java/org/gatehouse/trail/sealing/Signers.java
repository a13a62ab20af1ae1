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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Secrets;

/** Who signs for an account; whoever signs first for one makes its key. */
@ApplicationScoped
class Signers {

  private static final int RAW_BYTES = 32;
  private static final int MOST_KEPT = 10_000;

  private static final String FIND =
      "select account_id, origin, public_key, secret from audit_signer where account_id = any(?)";
  private static final String SLUGS = "select id, slug from account where id = any(?)";
  private static final String ADD =
      "insert into audit_signer (account_id, origin, public_key, secret, created_at)"
          + " values (?, ?, ?, ?, ?)";

  @Inject Settings settings;
  @Inject Secrets secrets;
  @Inject Clock clock;

  /** Only such as the database has: one that is new may still be rolled back. */
  private final Map<Long, Signer> kept = new ConcurrentHashMap<>();

  /** Those of the accounts, in the caller's transaction. */
  Map<Long, Signer> of(Collection<Long> accounts, Connection database) throws SQLException {
    if (kept.size() > MOST_KEPT) {
      kept.clear();
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

  /** Who checks what was signed for an account; empty if nothing was. */
  static Optional<Signer> find(long accountId, Connection database) throws SQLException {
    try (PreparedStatement select = database.prepareStatement(FIND)) {
      select.setArray(1, database.createArrayOf("bigint", new Object[] {accountId}));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Signer(row.getString(2), row.getBytes(3), null))
            : Optional.empty();
      }
    }
  }

  private void find(Object[] accounts, Connection database) throws SQLException {
    try (PreparedStatement select = database.prepareStatement(FIND)) {
      select.setArray(1, database.createArrayOf("bigint", accounts));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long account = row.getLong(1);
          byte[] secret = secrets.decrypt(row.getString(4), purpose(account));
          kept.put(account, new Signer(row.getString(2), row.getBytes(3), key(secret)));
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
        KeyPair pair = pair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
        String origin =
            settings.publicUrl().getRawAuthority()
                + "/audit/"
                + slugs.getOrDefault(account, Long.toString(account));
        insert.setLong(1, account);
        insert.setString(2, origin);
        insert.setBytes(3, raw);
        insert.setString(4, secrets.encrypt(pair.getPrivate().getEncoded(), purpose(account)));
        insert.setTimestamp(5, Timestamp.from(clock.instant()));
        insert.addBatch();
        signers.put(account, new Signer(origin, raw, pair.getPrivate()));
      }
      insert.executeBatch();
    }
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
