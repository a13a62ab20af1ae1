package org.gatehouse.apikeys;

/** A key that was made just now, with its text, which is never to be had again. */
public record IssuedKey(ApiKeyDetails details, String text) {

  /** Without the text, which belongs into no log. */
  @Override
  public String toString() {
    return details.beginning();
  }
}
