package org.gatehouse.trail.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Checks proofs by the steps of RFC 9162, written apart from what makes them. */
public final class Rfc9162 {

  private Rfc9162() {}

  /**
   * Section 2.1.3.2: the root to which a leaf and its path lead; empty for a path that fits not.
   */
  public static byte[] rootOf(byte[] leaf, long index, long size, List<byte[]> path) {
    long fn = index;
    long sn = size - 1;
    byte[] r = leaf;
    for (byte[] p : path) {
      if (sn == 0) {
        return new byte[0];
      }
      if ((fn & 1) == 1 || fn == sn) {
        r = node(p, r);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        r = node(r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 ? r : new byte[0];
  }

  /** Section 2.1.4.2. */
  public static boolean consistent(
      long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> proof) {
    if (first == second) {
      return proof.isEmpty() && MessageDigest.isEqual(firstRoot, secondRoot);
    }
    java.util.ArrayDeque<byte[]> path = new java.util.ArrayDeque<>(proof);
    if (Long.bitCount(first) == 1) {
      path.addFirst(firstRoot);
    }
    if (path.isEmpty()) {
      return false;
    }
    long fn = first - 1;
    long sn = second - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    byte[] fr = path.removeFirst();
    byte[] sr = fr;
    for (byte[] c : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = node(c, fr);
        sr = node(c, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = node(sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && MessageDigest.isEqual(fr, firstRoot) && MessageDigest.isEqual(sr, secondRoot);
  }

  private static byte[] node(byte[] left, byte[] right) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) 1);
      digest.update(left);
      return digest.digest(right);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
