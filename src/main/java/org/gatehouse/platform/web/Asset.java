package org.gatehouse.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * One file of {@link Assets}; what is text is kept compressed too, what is not has no such bytes.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared and never handed out of the package
record Asset(String type, byte[] bytes, byte[] zipped) {

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml;charset=UTF-8",
          "txt", "text/plain;charset=UTF-8",
          "woff2", "font/woff2");

  static Asset of(String name, byte[] bytes) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("no media type for " + name);
    }
    return new Asset(type, bytes, type.endsWith("UTF-8") ? zip(bytes) : new byte[0]);
  }

  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
