package org.gatehouse.messaging;

/** A mail as it is sent. */
public record Letter(long id, String recipient, String language, String subject, String body) {

  /** Without what it says: a body holds links that open something. */
  @Override
  public String toString() {
    return "Letter[" + id + "]";
  }
}
