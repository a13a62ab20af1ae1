package org.gatehouse.branding;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
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

  /** Its signature and the chunk that says how large it is. */
  private static final int PNG_START = 33;

  private static final int PNG_END = 12;

  private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Pictures() {}

  /** A picture of that size and colour, in the JDK's format of that name. */
  static byte[] file(String format, int width, int height, Color color) {
    int type = format.equals("jpeg") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D pen = image.createGraphics();
    pen.setColor(color);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.WHITE);
    pen.fillOval(width / 4, height / 4, Math.max(1, width / 2), Math.max(1, height / 2));
    pen.dispose();
    return file(format, image);
  }

  /** The picture in the JDK's format of that name. */
  static byte[] file(String format, BufferedImage image) {
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
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 0, 0, 0, 0})
            .array());
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

  /** The PNG with a chunk beside its pixels that unpacks to that many bytes. */
  static byte[] withPacked(byte[] png, String chunk, int bytes) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(
        (chunk.equals("iTXt") ? "Comment\0\1\0\0\0" : "Comment\0\0")
            .getBytes(StandardCharsets.ISO_8859_1));
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(data)) {
      byte[] part = new byte[1_048_576];
      for (int i = 0; i < bytes; i += part.length) {
        deflate.write(part);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, PNG_START);
    chunk(out, chunk, data.toByteArray());
    out.write(png, PNG_START, png.length - PNG_START);
    return out.toByteArray();
  }

  /** The PNG as the first of two pictures that follow each other. */
  static byte[] movingPng(byte[] png) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, PNG_START);
    chunk(out, "acTL", ByteBuffer.allocate(8).putInt(2).putInt(0).array());
    chunk(out, "fcTL", frame(0));
    out.write(png, PNG_START, png.length - PNG_START - PNG_END);
    chunk(out, "fcTL", frame(1));
    chunk(out, "fdAT", new byte[] {0, 0, 0, 2, 'x'});
    out.write(png, png.length - PNG_END, PNG_END);
    return out.toByteArray();
  }

  private static byte[] frame(int number) {
    return ByteBuffer.allocate(26).putInt(number).putInt(1).putInt(1).array();
  }

  /** A WebP of two pictures of one pixel. */
  static byte[] movingWebp() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "VP8X", new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    part(body, "ANIM", new byte[6]);
    for (int i = 0; i < 2; i++) {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      frame.writeBytes(new byte[16]);
      frame.write(WEBP, 12, WEBP.length - 12);
      part(body, "ANMF", frame.toByteArray());
    }
    return webp(body.toByteArray());
  }

  /** A WebP of one pixel around one that is 16,383 pixels wide and high. */
  static byte[] webpLiar() {
    byte[] flood = webpFlood();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "VP8X", new byte[10]);
    body.write(flood, 12, flood.length - 12);
    return webp(body.toByteArray());
  }

  /** The same with loss: 16,383 pixels wide and high in a frame of one. */
  static byte[] lossyLiar() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "VP8X", new byte[10]);
    part(
        body,
        "VP8 ",
        new byte[] {
          0x10, 0, 0, (byte) 0x9d, 1, 0x2a, (byte) 0xff, 0x3f, (byte) 0xff, 0x3f, 0, 0, 0, 0
        });
    return webp(body.toByteArray());
  }

  /** A WebP with that lossless picture. */
  static byte[] lossless(byte[] picture) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "VP8L", picture);
    return webp(body.toByteArray());
  }

  /** A GIF whose screen has ten pixels a side and whose picture 60,000. */
  static byte[] gifLiar() {
    byte[] gif = file("gif", 10, 10, Color.RED);
    // Behind the screen and its colours.
    int at = 13 + 3 * (2 << (gif[10] & 7));
    while (gif[at] != 0x2c) {
      at++;
    }
    for (int i = 5; i <= 8; i++) {
      gif[at + i] = (byte) 0xea;
    }
    return gif;
  }

  private static byte[] webp(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] inner = new byte[body.length + 4];
    System.arraycopy("WEBP".getBytes(StandardCharsets.ISO_8859_1), 0, inner, 0, 4);
    System.arraycopy(body, 0, inner, 4, body.length);
    part(out, "RIFF", inner);
    return out.toByteArray();
  }

  private static void part(ByteArrayOutputStream out, String name, byte[] data) {
    out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length).array());
    out.writeBytes(data);
    if (data.length % 2 == 1) {
      out.write(0);
    }
  }

  /** A JPEG that gets clearer in several goes. */
  static byte[] progressive(int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam wanted = writer.getDefaultWriteParam();
    wanted.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(to);
      writer.write(null, new IIOImage(image, null, null), wanted);
    }
    writer.dispose();
    return out.toByteArray();
  }

  /** The same with its last go so many times more. */
  static byte[] withRepeatedScan(byte[] jpeg, int times) {
    int last = 0;
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xda) {
        last = i;
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, last);
    for (int i = 0; i <= times; i++) {
      out.write(jpeg, last, jpeg.length - 2 - last);
    }
    out.write(jpeg, jpeg.length - 2, 2);
    return out.toByteArray();
  }

  /** A JPEG, red on its left and blue on its right, that a camera says was held in that way. */
  static byte[] photo(int width, int height, int orientation) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 2, height);
    pen.setColor(Color.BLUE);
    pen.fillRect(width / 2, 0, width / 2, height);
    pen.dispose();
    byte[] plain = file("jpeg", image);
    byte[] exif =
        ByteBuffer.allocate(36)
            .put(new byte[] {(byte) 0xff, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0})
            .put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1})
            .putShort((short) orientation)
            .array();
    return ByteBuffer.allocate(plain.length + exif.length)
        .put(plain, 0, 2)
        .put(exif)
        .put(plain, 2, plain.length - 2)
        .array();
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
