package org.gatehouse.trail.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TreeTest {

  private static final int MOST = 700;

  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<String, byte[]> nodes = new HashMap<>();
  private final List<byte[]> roots = new ArrayList<>(List.of(TreeHash.empty()));
  private final Frontier frontier = new Frontier();

  @Test
  @DisplayName("The tree of eight known leaves has the roots that RFC 6962's reference has")
  void hasTheRootsOfTheReference() {
    String[] known = {
      "",
      "00",
      "10",
      "2021",
      "3031",
      "40414243",
      "5051525354555657",
      "606162636465666768696a6b6c6d6e6f"
    };
    for (String one : known) {
      frontier.append(TreeHash.leaf(HexFormat.of().parseHex(one)), (level, index, hash) -> {});
    }

    assertThat(HexFormat.of().formatHex(TreeHash.empty()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(HexFormat.of().formatHex(frontier.root()))
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void readsTheRootOfEverySizeItEverHad() {
    grow();
    Tree tree = new Tree(this::read);

    for (int size = 0; size <= MOST; size++) {
      assertThat(tree.root(size)).as("size " + size).isEqualTo(roots.get(size));
    }
  }

  @Test
  void provesEachLeafInTreesOfManySizes() {
    grow();
    Tree tree = new Tree(this::read);

    for (int size : new int[] {1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, MOST}) {
      for (int index = 0; index < size; index++) {
        byte[] root = Rfc9162.rootOf(leaves.get(index), index, size, tree.inclusion(index, size));
        assertThat(root).as(index + " of " + size).isEqualTo(roots.get(size));
      }
    }
  }

  @Test
  void provesThatEachTreeIsTheBeginningOfALaterOne() {
    grow();
    Tree tree = new Tree(this::read);

    for (int to : new int[] {1, 2, 3, 8, 9, 256, 300, 512, MOST}) {
      for (int from = 1; from <= to; from++) {
        List<byte[]> proof = tree.consistency(from, to);
        assertThat(Rfc9162.consistent(from, roots.get(from), to, roots.get(to), proof))
            .as(from + " in " + to)
            .isTrue();
        assertThat(Rfc9162.consistent(from, roots.get(from), to, TreeHash.empty(), proof))
            .as("another tree")
            .isFalse();
      }
    }
  }

  @Test
  void goesOnFromItsBytesAsIfItHadNeverStopped() {
    Frontier other = new Frontier();
    for (int i = 0; i < 300; i++) {
      byte[] leaf = leaf(i);
      other = new Frontier(other.size(), other.bytes());
      other.append(leaf, (level, index, hash) -> {});
      frontier.append(leaf, (level, index, hash) -> {});
      assertThat(other.root()).isEqualTo(frontier.root());
    }
  }

  private void grow() {
    for (int i = 0; i < MOST; i++) {
      leaves.add(leaf(i));
      frontier.append(leaves.get(i), (level, index, hash) -> nodes.put(level + "/" + index, hash));
      roots.add(frontier.root());
    }
  }

  private byte[][] read(int level, long first, int count) {
    List<byte[]> found = new ArrayList<>();
    for (long at = first; at < first + count; at++) {
      byte[] hash =
          level == 0
              ? at < leaves.size() ? leaves.get((int) at) : null
              : nodes.get(level + "/" + at);
      if (hash != null) {
        found.add(hash);
      }
    }
    return found.toArray(byte[][]::new);
  }

  private static byte[] leaf(int number) {
    return TreeHash.leaf(("event " + number).getBytes(StandardCharsets.UTF_8));
  }
}
