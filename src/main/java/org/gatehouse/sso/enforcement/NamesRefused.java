package org.gatehouse.sso.enforcement;

/** A file out of which no names can be read. */
public final class NamesRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why {
    EMPTY,
    SIZE,
    ROWS,
    ENCODING,
    SHAPE,
    COLUMN
  }

  private final Why why;

  NamesRefused(Why why) {
    super(why.name(), null);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
