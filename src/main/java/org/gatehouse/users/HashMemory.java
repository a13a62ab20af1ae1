package org.gatehouse.users;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one computation of Argon2 after the other, kept because the garbage collector would
 * work for a third of the time if it were made anew each time.
 *
 * <p>The generator takes blocks one by one and gives all of them back, erased, at its end. Since
 * only one computation has it at a time, they are given out in the same order each time and without
 * the lock that the library's own pool takes for each of twenty thousand, twice.
 */
final class HashMemory implements BlockPool {

  private final @Nullable Block[] blocks;
  private int given;

  /** Memory of so many blocks of a kibibyte; what a computation takes beyond them is not kept. */
  HashMemory(int count) {
    blocks = new Block[count];
  }

  /** From here on another computation has it. */
  void begin() {
    given = 0;
  }

  @Override
  public Block allocate() {
    if (given == blocks.length) {
      return new Block();
    }
    Block block = blocks[given];
    if (block == null) {
      block = new Block();
      blocks[given] = block;
    }
    given++;
    return block;
  }

  @Override
  public void deallocate(Block erased) {
    // It stands where it stood.
  }
}
