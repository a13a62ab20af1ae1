package org.gatehouse.messaging;

/** What became of one attempt to send. */
record Delivery(Result result, String problem) {

  /** How an attempt ends. */
  enum Result {
    /** It is on its way. */
    TAKEN,
    /** It will never be taken. */
    REFUSED,
    /** It was not taken now, and may be later. */
    FAILED,
    /** The other side takes nothing now: others need not be tried. */
    DOWN
  }

  private static final int LONGEST_PROBLEM = 200;

  Delivery {
    String line = problem.replaceAll("\\s+", " ").strip();
    problem = line.substring(0, Math.min(line.length(), LONGEST_PROBLEM));
  }

  static Delivery taken() {
    return new Delivery(Result.TAKEN, "");
  }

  static Delivery refused(String problem) {
    return new Delivery(Result.REFUSED, problem);
  }

  static Delivery failed(String problem) {
    return new Delivery(Result.FAILED, problem);
  }

  static Delivery down(String problem) {
    return new Delivery(Result.DOWN, problem);
  }
}
