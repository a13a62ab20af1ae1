package org.gatehouse.branding;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * Reads what somebody sent as a picture. The bytes say what it is, whatever its name says; how
 * large it is is known from its header, before any pixel is read.
 */
final class PictureFile {

  /** The most bytes of a file. */
  static final int MOST_BYTES = 1_048_576;

  private static final int LONGEST_SIDE = 8_000;
  private static final long MOST_PIXELS = 9_000_000;

  /** A progressive JPEG has about ten; more than that is made to keep us busy. */
  private static final int MOST_SCANS = 100;

  /** So many are read at the same time; each may take as much memory as it has pixels. */
  private static final Semaphore READING = new Semaphore(2);

  private static final int LONGEST_WAIT = 5;
  private static final int HEAD = 1_000;

  /** The names of WebP's two kinds of pictures, "VP8L" and "VP8 ", and the bits of a side. */
  private static final int LOSSLESS = 0x4c385056;

  private static final int LOSSY = 0x20385056;
  private static final int SIDE = 0x3fff;
  private static final String JPEG = "jpeg";
  private static final String WEBP = "webp";
  private static final String JDK = "com.sun.imageio.";

  private PictureFile() {}

  /** The picture; INVALID says what is wrong with the file. */
  static Picture read(byte[] file) {
    if (file.length == 0) {
      throw refused("empty");
    }
    if (file.length > MOST_BYTES) {
      throw refused("size");
    }
    String kind = kind(file).orElseThrow(() -> refused(text(file) ? "svg" : "format"));
    boolean photo = kind.equals(JPEG);
    if (photo && scans(file) > MOST_SCANS) {
      throw refused("broken");
    }
    if (kind.equals(WEBP) && floods(file)) {
      throw refused("pixels");
    }
    ImageReader reader = reader(kind);
    takeTurn();
    try (ImageInputStream in = new GuardedStream(file)) {
      Warnings warnings = new Warnings();
      reader.addIIOReadWarningListener(warnings);
      // What stands beside the pixels is not read at all.
      reader.setInput(in, true, true);
      Picture picture = read(reader);
      if (warnings.truncated()) {
        throw refused("broken");
      }
      return photo ? picture.upright(Orientation.of(file)) : picture;
    } catch (BusinessException refusal) {
      throw refusal;
    } catch (IOException | RuntimeException unreadable) {
      // Whatever a reader stumbles over is the file's fault.
      throw refused("broken");
    } finally {
      READING.release();
      reader.dispose();
    }
  }

  /** The first picture of the file, as every k-th pixel where that is enough. */
  private static Picture read(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1) {
      throw refused("broken");
    }
    if (flood(width, height)) {
      throw refused("pixels");
    }
    if (!reader.getImageTypes(0).hasNext()) {
      throw refused("print");
    }
    ImageReadParam wanted = reader.getDefaultReadParam();
    int every = Math.max(1, Math.max(width, height) / (4 * Picture.MOST));
    wanted.setSourceSubsampling(every, every, 0, 0);
    BufferedImage pixels = reader.read(0, wanted);
    // A JPEG has no transparency: a fourth colour is the black of print.
    if (reader.getFormatName().equalsIgnoreCase(JPEG) && pixels.getRaster().getNumBands() > 3) {
      throw refused("print");
    }
    return Picture.of(pixels, width, height);
  }

  private static void takeTurn() {
    try {
      if (READING.tryAcquire(LONGEST_WAIT, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    throw BusinessException.of(Kind.BUSY, "branding.logo.refused.busy");
  }

  /** How often a JPEG goes over its pixels; each time costs as much as it has pixels. */
  private static int scans(byte[] file) {
    int scans = 0;
    for (int i = 1; i < file.length; i++) {
      if (file[i - 1] == (byte) 0xFF && file[i] == (byte) 0xDA) {
        scans++;
      }
    }
    return scans;
  }

  private static boolean flood(int width, int height) {
    return width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS;
  }

  /**
   * Whether a picture inside a WebP has more pixels than we read, whatever the frame around it says
   * (RFC 9649, 2.5 and 2.6); wherever it stands, because the reader finds it in its own way.
   */
  private static boolean floods(byte[] webp) {
    ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 12; at + 18 <= webp.length; at++) {
      int name = bytes.getInt(at);
      int size = bytes.getInt(at + 9);
      if (name == LOSSLESS && flood((size & SIDE) + 1, (size >>> 14 & SIDE) + 1)) {
        return true;
      }
      if (name == LOSSY && flood(bytes.getShort(at + 14) & SIDE, bytes.getShort(at + 16) & SIDE)) {
        return true;
      }
    }
    return false;
  }

  private static ImageReader reader(String kind) {
    try {
      return kind.equals(WEBP)
          ? new WebPImageReaderSpi().createReaderInstance()
          : ofJdk(kind).createReaderInstance();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JDK's own reader: another one that happens to be on the server reads nothing. */
  private static ImageReaderSpi ofJdk(String kind) {
    Iterator<ImageReaderSpi> readers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    while (readers.hasNext()) {
      ImageReaderSpi reader = readers.next();
      if (reader.getClass().getName().startsWith(JDK)
          && Arrays.asList(reader.getFormatNames()).contains(kind)) {
        return reader;
      }
    }
    throw new IllegalStateException("no reader for " + kind);
  }

  private static Optional<String> kind(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, 16), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of("png");
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return Optional.of("gif");
    }
    return head.matches("(?s)RIFF.{4}WEBPVP8.") ? Optional.of(WEBP) : Optional.empty();
  }

  /** Whether it is a drawing in SVG, which deserves a word of its own. */
  private static boolean text(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1);
    return head.toLowerCase(Locale.ROOT).contains("<svg");
  }

  private static BusinessException refused(String why) {
    return BusinessException.invalid("logo", "branding.logo.refused." + why);
  }
}
