package org.gatehouse.messaging;

/**
 * How an account's mails look.
 *
 * @param name what the recipient knows the sender by
 * @param mark the picture beside the name
 * @param light the colour of buttons on light ground
 * @param dark the colour of buttons on dark ground
 */
public record Look(String name, Mark mark, Accent light, Accent dark) {

  /** A colour and that of words on it, as CSS writes them. */
  public record Accent(String ground, String words, String link) {}

  /** A picture, PNG, and how large it is. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Mark(byte[] png, int width, int height) {

    private static final int MOST_HEIGHT = 48;

    /** How wide mails show it: no higher than a heading. */
    int shownWidth() {
      return Math.max(1, width * shownHeight() / height);
    }

    int shownHeight() {
      return Math.min(height, MOST_HEIGHT);
    }
  }
}
