package org.gatehouse.testing;

/** The arguments of the run commands. */
final class Arguments {
  private Arguments() {}

  /** The number after {@code --port}, or the usual one. */
  static int port(String[] arguments, int usual) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if ("--port".equals(arguments[i])) {
        return Integer.parseInt(arguments[i + 1]);
      }
    }
    return usual;
  }
}
