package org.gatehouse.branding;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture that was read: its pixels and nothing else that was in its file.
 *
 * @param fromWidth the width in its file, of which the pixels may be a smaller version
 */
record Picture(BufferedImage pixels, int fromWidth, int fromHeight) {

  /** What a logo is at most in each direction. */
  static final int MOST = 150;

  /** The picture with the colours of screens, whatever its file had. */
  static Picture of(BufferedImage read, int fromWidth, int fromHeight) {
    return new Picture(drawn(read, read.getWidth(), read.getHeight()), fromWidth, fromHeight);
  }

  /** The picture turned as its file says that it is meant. */
  Picture upright(int orientation) {
    BufferedImage turned = Orientation.upright(pixels, orientation);
    boolean lying = orientation >= 5;
    return new Picture(turned, lying ? fromHeight : fromWidth, lying ? fromWidth : fromHeight);
  }

  /** Whether it is larger than a logo may be. */
  boolean tooLarge() {
    return fromWidth > MOST || fromHeight > MOST;
  }

  /** The width of the largest version of it that a logo may be. */
  int fittingWidth() {
    return fitting(fromWidth);
  }

  int fittingHeight() {
    return fitting(fromHeight);
  }

  private int fitting(int side) {
    double scale = Math.min(1.0, (double) MOST / Math.max(fromWidth, fromHeight));
    return Math.max(1, (int) Math.round(side * scale));
  }

  /** That version as PNG. */
  byte[] png() {
    BufferedImage scaled = halved(pixels, fittingWidth(), fittingHeight());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(scaled, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  /** Halves it until one step is left, because one large step would skip pixels. */
  private static BufferedImage halved(BufferedImage image, int width, int height) {
    BufferedImage smaller = image;
    while (smaller.getWidth() > 2 * width && smaller.getHeight() > 2 * height) {
      smaller = drawn(smaller, smaller.getWidth() / 2, smaller.getHeight() / 2);
    }
    return drawn(smaller, width, height);
  }

  private static BufferedImage drawn(BufferedImage image, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = drawn.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      pen.drawImage(image, 0, 0, width, height, null);
    } finally {
      pen.dispose();
    }
    return drawn;
  }
}
