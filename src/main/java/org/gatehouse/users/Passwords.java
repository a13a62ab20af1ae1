package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * Hashes and verifies passwords with Argon2id (RFC 9106; OWASP: 19 MiB, 2 passes, 1 lane).
 *
 * <p>Each computation takes 19 MiB, so that only so many run at once as there are processors; the
 * others wait in order, at most {@link #PATIENCE}, and are then refused with BUSY. A burst of
 * sign-ins queues and does not eat the heap. The memory is kept, erased, for the next one.
 */
@ApplicationScoped
public class Passwords {

  /** How long a caller waits for his turn; fifty at once on a slow machine shall all get theirs. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  static final PasswordHash.Parameters CURRENT = new PasswordHash.Parameters(19_456, 2, 1);

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** More than a computation has: it takes a few blocks beside its memory. */
  private static final int BLOCKS = CURRENT.memoryKib() + 100;

  private final BlockingQueue<HashMemory> places = places();

  /**
   * What is verified against when there is no hash, so that nobody and somebody take the same time.
   */
  private final PasswordHash nobody =
      new PasswordHash(CURRENT, Tokens.random(SALT_BYTES), new byte[HASH_BYTES]);

  /** The hash of a password as a PHC string, with a fresh salt and today's parameters. */
  public String hash(String password) {
    byte[] salt = Tokens.random(SALT_BYTES);
    return new PasswordHash(CURRENT, salt, compute(password, CURRENT, salt, HASH_BYTES)).text();
  }

  /** Whether the password has this hash, in a time that does not tell. */
  public boolean verify(String password, String hash) {
    return matches(password, PasswordHash.parse(hash));
  }

  /**
   * Takes as long as {@link #verify} and is never true: for a user who is not there or has no
   * password.
   */
  public boolean verifyNobody(String password) {
    matches(password, nobody);
    return false;
  }

  /** Whether the hash was made with other parameters than today's and should be made again. */
  public boolean outdated(String hash) {
    return !PasswordHash.parse(hash).parameters().equals(CURRENT);
  }

  private boolean matches(String password, PasswordHash expected) {
    byte[] actual =
        compute(password, expected.parameters(), expected.salt(), expected.hash().length);
    return MessageDigest.isEqual(actual, expected.hash());
  }

  private byte[] compute(
      String password, PasswordHash.Parameters parameters, byte[] salt, int length) {
    HashMemory place = place();
    try {
      return argon2id(password, parameters, salt, length, place);
    } finally {
      places.add(place);
    }
  }

  private static BlockingQueue<HashMemory> places() {
    int count = Math.max(2, Runtime.getRuntime().availableProcessors());
    var places = new ArrayBlockingQueue<HashMemory>(count, true);
    Stream.generate(() -> new HashMemory(BLOCKS)).limit(count).forEach(places::add);
    return places;
  }

  private HashMemory place() {
    try {
      HashMemory place = places.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (place == null) {
        throw BusinessException.of(Kind.BUSY, "error.busy");
      }
      return place;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BusinessException.of(Kind.BUSY, "error.busy");
    }
  }

  private static byte[] argon2id(
      String password,
      PasswordHash.Parameters parameters,
      byte[] salt,
      int length,
      HashMemory memory) {
    memory.begin();
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(parameters.memoryKib())
            .withIterations(parameters.passes())
            .withParallelism(parameters.lanes())
            .withSalt(salt)
            .withBlockPool(memory)
            .build());
    // NFC (NIST SP 800-63B-4, 3.1.1.2): the same password typed on another keyboard is the same
    // password.
    byte[] bytes =
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    byte[] hash = new byte[length];
    generator.generateBytes(bytes, hash);
    Arrays.fill(bytes, (byte) 0);
    return hash;
  }
}
