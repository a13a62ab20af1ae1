package org.gatehouse.users.imports;

/** A file that is not read any further: why, and in which line, or 0 for the file as a whole. */
final class FileRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final Why why;
  private final int line;

  /** Why; each has a sentence of its own. */
  enum Why {
    SIZE,
    EMPTY,
    ENCODING,
    SHAPE,
    COLUMN,
    TWICE,
    HEADER,
    ROWS,
    OFTEN
  }

  FileRefused(Why why, int line) {
    super(why + " in line " + line);
    this.why = why;
    this.line = line;
  }

  Why why() {
    return why;
  }

  int line() {
    return line;
  }
}
