package org.gatehouse.branding;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files that somebody may send as a logo: good ones, and those that are not what they say. */
final class Pictures {

  /** A picture of one pixel: WebP without loss. */
  static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  /** The same with loss and transparency. */
  static final byte[] WEBP_EXTENDED =
      Base64.getDecoder()
          .decode(
              "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEA"
                  + "AQAAAP4AAA3AAP7mtQAAAA==");

  private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Pictures() {}

  /** A picture of that size and colour, in the JDK's format of that name. */
  static byte[] file(String format, int width, int height, Color color) {
    int type =
        format.equals("jpeg") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D pen = image.createGraphics();
    pen.setColor(color);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.WHITE);
    pen.fillOval(width / 4, height / 4, Math.max(1, width / 2), Math.max(1, height / 2));
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new AssertionError("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] png(int width, int height) {
    return file("png", width, height, Color.RED);
  }

  /** A GIF whose pictures have these colours, one after the other. */
  static byte[] moving(int side, Color... colors) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(to);
      writer.prepareWriteSequence(null);
      for (Color color : colors) {
        BufferedImage frame = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = frame.createGraphics();
        pen.setColor(color);
        pen.fillRect(0, 0, side, side);
        pen.dispose();
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    }
    writer.dispose();
    return out.toByteArray();
  }

  /** A JPEG with the four colours of print, as Photoshop marks them. */
  static byte[] print(int side) throws IOException {
    BufferedImage fourParts = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(to);
      writer.write(null, new IIOImage(fourParts.getRaster(), null, null), null);
    }
    writer.dispose();
    byte[] adobe = {
      (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    byte[] plain = out.toByteArray();
    return ByteBuffer.allocate(plain.length + adobe.length)
        .put(plain, 0, 2)
        .put(adobe)
        .put(plain, 2, plain.length - 2)
        .array();
  }

  /** A PNG that says that it is that large and holds that many rows of nothing. */
  static byte[] flood(int width, int height, int rows) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(PNG_HEAD);
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0}).array());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
      byte[] row = new byte[rows == 0 ? 0 : width + 1];
      for (int i = 0; i < rows; i++) {
        deflate.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    chunk(png, "IDAT", packed.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** The PNG with a text beside its pixels that unpacks to that many bytes. */
  static byte[] withPackedText(byte[] png, int bytes) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(text)) {
      byte[] part = new byte[1_048_576];
      for (int i = 0; i < bytes; i += part.length) {
        deflate.write(part);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int head = PNG_HEAD.length + 25;
    out.write(png, 0, head);
    chunk(out, "zTXt", text.toByteArray());
    out.write(png, head, png.length - head);
    return out.toByteArray();
  }

  /** A WebP that says that it is 16,383 pixels wide and high. */
  static byte[] webpFlood() {
    byte[] file = WEBP.clone();
    // 14 bits of width less one, 14 of height less one, behind the signature of VP8L.
    int size = 0x3ffe | 0x3ffe << 14;
    for (int i = 0; i < 4; i++) {
      file[21 + i] = (byte) (size >> (8 * i));
    }
    return file;
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
