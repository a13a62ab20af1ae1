package org.gatehouse.sso;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The file of a form; what is too large or not there is as good as nothing. */
record UploadedPart(String name, byte[] bytes) {

  /**
   * What is too large is taken up to here all the same, so that there is an answer: servers cut off
   * whoever sends more than that.
   */
  static final long MOST_TAKEN = 32 * 1_048_576L;

  /** Waits until all of it has come, which lies on the disk then: however slowly somebody sends. */
  static void await(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() <= MOST_TAKEN) {
      try {
        request.getPart("file");
      } catch (IllegalStateException | ServletException told) {
        // Reading it says so.
      }
    }
  }

  static UploadedPart of(HttpServletRequest request, int most) throws IOException {
    if (request.getContentLengthLong() > MOST_TAKEN) {
      return new UploadedPart("", new byte[most]);
    }
    try {
      Part part = request.getPart("file");
      if (part == null) {
        return new UploadedPart("", new byte[0]);
      }
      try (InputStream in = part.getInputStream()) {
        return new UploadedPart(
            Objects.toString(part.getSubmittedFileName(), ""), in.readNBytes(most));
      }
    } catch (IllegalStateException tooLarge) {
      return new UploadedPart("", new byte[most]);
    } catch (ServletException noForm) {
      return new UploadedPart("", new byte[0]);
    }
  }
}
