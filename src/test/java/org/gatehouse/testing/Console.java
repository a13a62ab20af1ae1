package org.gatehouse.testing;

/** What the run commands tell the person at the terminal. */
final class Console {
  private static volatile boolean stopping;

  private Console() {}

  /** Notes the signal that ends the program, so that the end of a server is no failure then. */
  static void announceStop() {
    Runtime.getRuntime().addShutdownHook(new Thread(Console::noteStop, "announce the stop"));
  }

  static void say(String text) {
    System.out.println(text);
  }

  /** Says why and ends the program with exit code 1, unless it is ending anyway. */
  static void fail(String text) {
    if (!stopping) {
      stopping = true;
      System.err.println(text);
      System.exit(1);
    }
  }

  private static void noteStop() {
    if (!stopping) {
      stopping = true;
      say("Stopping …");
    }
  }
}
