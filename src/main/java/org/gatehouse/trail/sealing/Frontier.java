package org.gatehouse.trail.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a tree: the roots of the full subtrees that make it up, from the largest to the
 * smallest. It is all that a leaf needs to be added, whatever the tree's size.
 */
final class Frontier {

  /** Roots of full subtrees are kept at every eighth level: one for 256 below it. */
  static final int STEP = 8;

  private long size;
  private final List<byte[]> roots = new ArrayList<>();

  /** Takes the roots of full subtrees that are worth keeping. */
  interface Nodes {

    void full(int level, long index, byte[] hash);
  }

  /** That of an empty tree. */
  Frontier() {}

  /** The one that {@link #bytes} described. */
  Frontier(long size, byte[] bytes) {
    if (bytes.length != Long.bitCount(size) * TreeHash.BYTES) {
      throw new IllegalStateException("The frontier does not fit the size of its tree.");
    }
    this.size = size;
    for (int at = 0; at < bytes.length; at += TreeHash.BYTES) {
      roots.add(Arrays.copyOfRange(bytes, at, at + TreeHash.BYTES));
    }
  }

  /** Adds the next leaf; its index is the size before. */
  void append(byte[] leaf, Nodes nodes) {
    byte[] hash = leaf;
    for (int level = 0; (size >> level & 1) == 1; ) {
      hash = TreeHash.node(roots.remove(roots.size() - 1), hash);
      level++;
      if (level % STEP == 0) {
        nodes.full(level, size >> level, hash);
      }
    }
    roots.add(hash);
    size++;
  }

  long size() {
    return size;
  }

  /** The root of the whole tree. */
  byte[] root() {
    if (roots.isEmpty()) {
      return TreeHash.empty();
    }
    byte[] hash = roots.get(roots.size() - 1);
    for (int i = roots.size() - 2; i >= 0; i--) {
      hash = TreeHash.node(roots.get(i), hash);
    }
    return hash;
  }

  byte[] bytes() {
    byte[] bytes = new byte[roots.size() * TreeHash.BYTES];
    for (int i = 0; i < roots.size(); i++) {
      System.arraycopy(roots.get(i), 0, bytes, i * TreeHash.BYTES, TreeHash.BYTES);
    }
    return bytes;
  }
}
