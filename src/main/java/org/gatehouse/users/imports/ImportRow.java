package org.gatehouse.users.imports;

import org.gatehouse.platform.text.Texts;

/** A row as people see it. */
public record ImportRow(
    int line,
    String username,
    String email,
    Verdict verdict,
    boolean applied,
    String field,
    String reason,
    String argument) {

  /** Why it is refused, in words; empty if it is not. */
  public String why(Texts texts) {
    return reason.isEmpty() ? "" : texts.of(reason, argument);
  }
}
