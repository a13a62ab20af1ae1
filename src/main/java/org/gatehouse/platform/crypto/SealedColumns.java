package org.gatehouse.platform.crypto;

import java.util.List;

/**
 * Says where a feature keeps ciphertexts of {@link Secrets}, so that another key can take the place
 * of theirs. Whatever is not named here is lost when the former key goes.
 */
public interface SealedColumns {

  /**
   * A column of ciphertexts.
   *
   * @param key a column with a number by which rows are found
   * @param purpose what a ciphertext was encrypted for, as an SQL expression over its row
   */
  record Column(String table, String key, String name, String purpose) {}

  /** All of them. */
  List<Column> columns();
}
