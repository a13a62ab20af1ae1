package org.gatehouse.messaging;

/**
 * How an account's mails look.
 *
 * @param name what the recipient knows the sender by
 * @param mark a small square picture, PNG
 * @param light the colour of buttons on light ground
 * @param dark the colour of buttons on dark ground
 */
public record Look(String name, byte[] mark, Accent light, Accent dark) {

  /** A colour and that of words on it, as CSS writes them. */
  public record Accent(String ground, String words, String link) {}
}
