package org.gatehouse.trail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Numbers for events, in the blocks of fifty that JPA takes from the same sequence, so that most
 * single events cost no query for theirs.
 */
@ApplicationScoped
class EventNumbers {

  static final int BLOCK = 50;

  private final Deque<Long> spare = new ArrayDeque<>();

  /** Draws values of the sequence. */
  interface Source<E extends Exception> {

    long[] draw(int blocks) throws E;
  }

  /** So many numbers, rising within what was drawn together. */
  <E extends Exception> long[] take(int count, Source<E> source) throws E {
    long[] numbers = new long[count];
    int filled = fill(numbers);
    if (filled < count) {
      long[] last = source.draw((count - filled + BLOCK - 1) / BLOCK);
      synchronized (spare) {
        for (long end : last) {
          for (long number = end - BLOCK + 1; number <= end; number++) {
            if (filled < count) {
              numbers[filled++] = number;
            } else {
              spare.add(number);
            }
          }
        }
      }
    }
    return numbers;
  }

  private int fill(long[] numbers) {
    int filled = 0;
    synchronized (spare) {
      while (filled < numbers.length && !spare.isEmpty()) {
        numbers[filled++] = spare.remove();
      }
    }
    return filled;
  }
}
