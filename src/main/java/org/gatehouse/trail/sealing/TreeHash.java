package org.gatehouse.trail.sealing;

import java.security.MessageDigest;
import org.gatehouse.platform.crypto.Tokens;

/** The hashes of a Merkle tree (RFC 9162, section 2.1.1), SHA-256. */
public final class TreeHash {

  /** How long a hash is. */
  public static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private TreeHash() {}

  /** The hash of a leaf that holds these bytes. */
  public static byte[] leaf(byte[] entry) {
    MessageDigest digest = Tokens.sha256();
    digest.update(LEAF);
    return digest.digest(entry);
  }

  /** The hash of what stands above two others. */
  static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = Tokens.sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** The root of a tree without leaves. */
  static byte[] empty() {
    return Tokens.sha256(new byte[0]);
  }
}
