package org.gatehouse.branding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An opaque colour of sRGB, each part from 0 to 255. */
record Rgb(int red, int green, int blue) {

  static final Rgb WHITE = new Rgb(255, 255, 255);

  private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6})");
  private static final int BYTE = 0xFF;

  /** The colour that is written as {@code #d9480f}, with or without the sign. */
  static Optional<Rgb> find(String text) {
    Matcher matcher = HEX.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(matcher.group(1), 16);
    return Optional.of(new Rgb(bits >> 16, (bits >> 8) & BYTE, bits & BYTE));
  }

  /** The colour as CSS writes it. */
  String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  /** The contrast of the two, from 1 to 21 (WCAG 2.2, contrast ratio). */
  double contrast(Rgb other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  /** From 0 for black to 1 for white (WCAG 2.2, relative luminance). */
  double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  /** A part without the curve that screens expect. */
  static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
