package org.gatehouse.trail.sealing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree that is read where a proof needs it: leaves and kept nodes come in tiles of 256, and a
 * proof out of a million leaves reads a handful of these.
 */
final class Tree {

  private static final int TILE = 1 << Frontier.STEP;

  private final Source source;
  private final Map<Place, byte[][]> tiles = new HashMap<>();

  /** Where hashes come from. */
  interface Source {

    /**
     * So many hashes of a level from an index on, as many as there are.
     *
     * @param level 0 for leaves, else a multiple of eight
     */
    byte[][] read(int level, long first, int count);
  }

  private record Place(int level, long tile) {}

  Tree(Source source) {
    this.source = source;
  }

  /** The root when there were so many leaves. */
  byte[] root(long size) {
    return size == 0 ? TreeHash.empty() : root(0, size);
  }

  /** The path from a leaf to the root of the tree of that size (RFC 9162, section 2.1.3.1). */
  List<byte[]> inclusion(long index, long size) {
    List<byte[]> path = new ArrayList<>();
    path(index, 0, size, path);
    return path;
  }

  /** The root to which a leaf leads by its path. */
  byte[] rootFrom(byte[] leaf, long index, long size) {
    return rootFrom(leaf, index, 0, size);
  }

  private byte[] rootFrom(byte[] leaf, long index, long from, long to) {
    if (to - from == 1) {
      return leaf;
    }
    long middle = from + split(to - from);
    return index < middle
        ? TreeHash.node(rootFrom(leaf, index, from, middle), root(middle, to))
        : TreeHash.node(root(from, middle), rootFrom(leaf, index, middle, to));
  }

  /**
   * What shows that the tree of one size is the beginning of that of another (RFC 9162, section
   * 2.1.4.1); empty where both sizes are the same.
   */
  List<byte[]> consistency(long from, long to) {
    List<byte[]> proof = new ArrayList<>();
    if (from < to) {
      subproof(from, 0, to, true, proof);
    }
    return proof;
  }

  private void path(long index, long from, long to, List<byte[]> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, path);
      path.add(root(middle, to));
    } else {
      path(index, middle, to, path);
      path.add(root(from, middle));
    }
  }

  private void subproof(long old, long from, long to, boolean whole, List<byte[]> proof) {
    if (old == to) {
      if (!whole) {
        proof.add(root(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (old <= middle) {
      subproof(old, from, middle, whole, proof);
      proof.add(root(middle, to));
    } else {
      subproof(old, middle, to, false, proof);
      proof.add(root(from, middle));
    }
  }

  /** The root over leaves from a multiple of the greatest power of two that fits. */
  private byte[] root(long from, long to) {
    long width = to - from;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return node(level, from >> level);
    }
    long middle = from + split(width);
    return TreeHash.node(root(from, middle), root(middle, to));
  }

  private byte[] node(int level, long index) {
    if (level % Frontier.STEP != 0) {
      return TreeHash.node(node(level - 1, index * 2), node(level - 1, index * 2 + 1));
    }
    byte[][] tile =
        tiles.computeIfAbsent(
            new Place(level, index / TILE), place -> source.read(level, place.tile() * TILE, TILE));
    int at = (int) (index % TILE);
    if (at >= tile.length || tile[at] == null) {
      throw new IllegalStateException("The tree lacks node " + index + " of level " + level + ".");
    }
    return tile[at];
  }

  /** The largest power of two below a number. */
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }
}
