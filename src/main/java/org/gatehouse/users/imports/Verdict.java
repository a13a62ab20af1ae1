package org.gatehouse.users.imports;

/** What becomes of a row. */
public enum Verdict {
  CREATE,
  CHANGE,
  UNCHANGED,
  REFUSED
}
