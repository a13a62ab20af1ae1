package org.gatehouse.users.imports;

import org.gatehouse.platform.error.FieldError;

/**
 * What is to become of a row, and why not, if it is refused.
 *
 * @param field the column that it is refused for; empty if it is not
 * @param reason the key of the sentence that says why; empty if it is not refused
 * @param argument the sentence's parameter, if it has one
 */
public record Judgement(Verdict verdict, String field, String reason, String argument) {

  static Judgement of(Verdict verdict) {
    return new Judgement(verdict, "", "", "");
  }

  static Judgement refused(String field, String reason) {
    return new Judgement(Verdict.REFUSED, field, reason, "");
  }

  static Judgement refused(FieldError error) {
    String argument = error.args().isEmpty() ? "" : error.args().get(0).toString();
    String field = error.field().startsWith("roles") ? "role" : error.field();
    return new Judgement(Verdict.REFUSED, field, error.key(), argument);
  }
}
