package org.gatehouse.branding;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Which way up a JPEG is meant, as cameras write it beside the pixels (Exif 2.32, tag 0x0112). The
 * pixels have to be turned, because nothing beside them is kept.
 */
final class Orientation {

  private static final int UPRIGHT = 1;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;
  private static final String EXIF = "Exif\0\0";

  private Orientation() {}

  /** From 1 for upright to 8; what nobody can read is upright. */
  static int of(byte[] jpeg) {
    try {
      int said = find(ByteBuffer.wrap(jpeg));
      return said >= UPRIGHT && said <= 8 ? said : UPRIGHT;
    } catch (IndexOutOfBoundsException | IllegalArgumentException hostile) {
      return UPRIGHT;
    }
  }

  /** The picture, turned and mirrored as it is meant. */
  static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == UPRIGHT) {
      return image;
    }
    boolean lying = orientation >= 5;
    BufferedImage turned =
        new BufferedImage(
            lying ? image.getHeight() : image.getWidth(),
            lying ? image.getWidth() : image.getHeight(),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = turned.createGraphics();
    try {
      pen.drawImage(image, turn(image.getWidth(), image.getHeight(), orientation), null);
    } finally {
      pen.dispose();
    }
    return turned;
  }

  private static AffineTransform turn(int width, int height, int orientation) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  /** Goes from segment to segment up to the pixels. */
  private static int find(ByteBuffer jpeg) {
    int at = 2;
    while ((jpeg.get(at) & 0xFF) == 0xFF) {
      int marker = jpeg.get(at + 1) & 0xFF;
      int length = jpeg.getShort(at + 2) & 0xFFFF;
      if (marker == START_OF_SCAN) {
        return UPRIGHT;
      }
      if (marker == APP1 && says(jpeg, at + 4, EXIF)) {
        return inside(jpeg.slice(at + 4 + EXIF.length(), length - 2 - EXIF.length()));
      }
      at += 2 + Math.max(2, length);
    }
    return UPRIGHT;
  }

  /** Reads the first directory of the TIFF inside. */
  private static int inside(ByteBuffer tiff) {
    tiff.order(says(tiff, 0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY;
      if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
        return tiff.getShort(entry + 8) & 0xFFFF;
      }
    }
    return UPRIGHT;
  }

  private static boolean says(ByteBuffer bytes, int at, String text) {
    byte[] there = new byte[text.length()];
    bytes.get(at, there);
    return text.equals(new String(there, StandardCharsets.ISO_8859_1));
  }
}
