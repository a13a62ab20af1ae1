package org.gatehouse.trail;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A file of the evidence pack, in which an account hands its log to auditors with what they ask for
 * beside it; features implement it.
 */
public interface EvidencePart {

  /** The name of the file, such as {@code people.csv}; no two features have the same. */
  String file();

  /**
   * Writes the file and leaves the stream open. Whoever asks has checked that the caller may have
   * it; it keeps nothing open in the database while it writes.
   */
  void write(Asked asked, OutputStream out) throws IOException;

  /**
   * What is asked for.
   *
   * @param accountId the account
   * @param from the beginning of the period
   * @param to its end, which is not in it; empty for now
   * @param shown what the reader may see of a value that tells of a person
   */
  record Asked(
      long accountId, Optional<Instant> from, Optional<Instant> to, UnaryOperator<String> shown) {}
}
