package org.gatehouse.branding;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Hears whether a reader filled up what was missing at the end of a file. */
final class Warnings implements IIOReadWarningListener {

  private boolean truncated;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String words = warning.toLowerCase(Locale.ROOT);
    truncated = truncated || words.contains("premature end") || words.contains("eof");
  }

  boolean truncated() {
    return truncated;
  }
}
