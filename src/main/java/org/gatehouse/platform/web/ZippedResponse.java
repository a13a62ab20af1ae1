package org.gatehouse.platform.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a page back until it is whole, and packs it then; whatever is no page goes through.
 *
 * <p>Nothing is told of the packing before, so that an error in the midst of a page still gets a
 * page of its own.
 */
final class ZippedResponse extends HttpServletResponseWrapper {

  private static final int WORTH_IT = 1_000;

  private final ByteArrayOutputStream page = new ByteArrayOutputStream();
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;
  private boolean over;

  ZippedResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (writer != null) {
      throw new IllegalStateException("there is a writer");
    }
    return stream();
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      if (stream != null) {
        throw new IllegalStateException("there is a stream");
      }
      Charset charset = Charset.forName(getCharacterEncoding());
      // Says it in the header too, as a writer of the server's own would.
      setCharacterEncoding(charset.name());
      writer = new PrintWriter(new OutputStreamWriter(stream(), charset));
    }
    return writer;
  }

  @Override
  public void setContentLength(int length) {
    setContentLengthLong(length);
  }

  @Override
  public void setContentLengthLong(long length) {
    if (!held()) {
      super.setContentLengthLong(length);
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    if (!held()) {
      if (writer != null) {
        writer.flush();
      }
      super.flushBuffer();
    }
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    page.reset();
  }

  @Override
  public void reset() {
    super.reset();
    page.reset();
    writer = null;
    stream = null;
  }

  @Override
  public void sendError(int status) throws IOException {
    over = true;
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    over = true;
    super.sendError(status, message);
  }

  /** Sends what is there; a second time does nothing. */
  void finish() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (over || page.size() == 0) {
      return;
    }
    over = true;
    byte[] body = page.size() < WORTH_IT ? page.toByteArray() : zipped();
    super.setContentLength(body.length);
    super.getOutputStream().write(body);
  }

  private byte[] zipped() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      page.writeTo(out);
    }
    super.setHeader("Content-Encoding", "gzip");
    super.addHeader("Vary", "Accept-Encoding, Sec-Fetch-Site");
    return zipped.toByteArray();
  }

  /** Whether it is a page or a part of one, which nobody else has packed. */
  private boolean held() {
    String type = getContentType();
    boolean text = type != null && (type.startsWith("text/html") || type.startsWith("text/xml"));
    return text && !containsHeader("Content-Encoding");
  }

  private ServletOutputStream stream() {
    if (stream == null) {
      stream = new Held();
    }
    return stream;
  }

  private final class Held extends ServletOutputStream {

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (!held()) {
        ZippedResponse.super.getOutputStream().write(bytes, from, length);
      } else if (!over) {
        page.write(bytes, from, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (!held()) {
        ZippedResponse.super.getOutputStream().flush();
      }
    }

    /** Servers close what a page was forwarded to, and let nobody write afterwards. */
    @Override
    public void close() throws IOException {
      finish();
      if (!held() && !over) {
        ZippedResponse.super.getOutputStream().close();
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("not asynchronous");
    }
  }
}
