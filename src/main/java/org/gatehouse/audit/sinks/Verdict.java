package org.gatehouse.audit.sinks;

import java.time.Duration;
import java.util.Optional;
import org.gatehouse.platform.net.FetchFailed;

/**
 * What the other side made of entries.
 *
 * @param problem the code of why it did not take them; empty where it did
 * @param status the HTTP status that it answered with; 0 for none
 * @param pause how long it wants to be left alone, if it said so
 */
public record Verdict(Result result, String problem, int status, Optional<Duration> pause) {

  /** What it means for the entries. */
  public enum Result {
    /** It has them. */
    TAKEN,
    /** It will never take them as they are. */
    REFUSED,
    /** It may take them later. */
    FAILED
  }

  /** It has them. */
  static Verdict taken() {
    return new Verdict(Result.TAKEN, "", 0, Optional.empty());
  }

  /** It will never take them as they are. */
  static Verdict refused(int status) {
    return new Verdict(Result.REFUSED, "REFUSED", status, Optional.empty());
  }

  /** It may take them later. */
  static Verdict failed(String problem, int status) {
    return new Verdict(Result.FAILED, problem, status, Optional.empty());
  }

  /** It was not reached. */
  static Verdict failed(FetchFailed failed) {
    return failed(failed.reason().name(), failed.status());
  }

  /** The same, with what it asked for. */
  Verdict after(Optional<Duration> asked) {
    return new Verdict(result, problem, status, asked);
  }

  /** Whether it has them. */
  public boolean good() {
    return result == Result.TAKEN;
  }
}
