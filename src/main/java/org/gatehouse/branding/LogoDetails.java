package org.gatehouse.branding;

/**
 * A logo.
 *
 * @param name what its file was called
 * @param bytes how large it is as it is kept, as PNG
 */
public record LogoDetails(String name, int width, int height, int bytes) {

  /** How the audit log writes it. */
  String text() {
    return "%s, %d × %d, %d bytes".formatted(name, width, height, bytes);
  }

  /** In kilobytes, at least one. */
  public int kilobytes() {
    return Math.max(1, Math.round(bytes / 1024f));
  }
}
