package org.gatehouse.users.rules;

/**
 * What is done for each account with rules every night, in batches, each in a transaction of its
 * own.
 */
public interface NightWork {

  /** The place of an account where nothing was done yet. */
  long BEGINNING = 0;

  /** The place of an account where all is done. */
  long END = -1;

  /** What one batch came to. */
  record Batch(int done, long reached) {}

  /** What it is. */
  Task task();

  /**
   * Does the next batch.
   *
   * @param reached how far the batches before have come, as the last of them has said
   */
  Batch next(long accountId, long reached);

  /** The works in their order. */
  enum Task {
    /** People who were away for too long are disabled. */
    INACTIVITY,
    /** People are told ahead of what the rules will do. */
    WARNINGS,
    /** What nobody needs any more is removed. */
    CLEAN_UP
  }
}
