package org.gatehouse.branding;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * Takes a logo as a file, {@code /branding/logo}, and leads back to the page. A servlet of its own:
 * a page that is forwarded to gets no parts on every server.
 */
@WebServlet("/branding/logo")
@MultipartConfig(
    maxRequestSize = LogoServlet.MOST_TAKEN,
    fileSizeThreshold = PictureFile.MOST_BYTES)
public class LogoServlet extends HttpServlet {

  /**
   * What is too large is taken up to here all the same, so that there is an answer: servers cut off
   * whoever sends more than that.
   */
  static final long MOST_TAKEN = 32 * 1_048_576L;

  private static final long serialVersionUID = 1L;
  private static final byte[] TOO_LARGE = new byte[PictureFile.MOST_BYTES + 1];

  @Inject transient Logos logos;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      take(request);
      lead(request, response, "?done=logo#logo");
    } catch (BusinessException refusal) {
      if (refusal.kind() != Kind.INVALID && !refusal.kind().later()) {
        response.sendError(refusal.kind().status());
        return;
      }
      String key = refusal.key();
      lead(request, response, "?refused=" + key.substring(key.lastIndexOf('.') + 1) + "#logo");
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    lead(request, response, "");
  }

  private void take(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST_TAKEN) {
      logos.put("", TOO_LARGE.clone(), false);
      return;
    }
    try {
      Part part = request.getPart("file");
      if (part == null) {
        logos.put("", new byte[0], false);
        return;
      }
      try (InputStream in = part.getInputStream()) {
        logos.put(
            Objects.toString(part.getSubmittedFileName(), ""),
            in.readNBytes(PictureFile.MOST_BYTES + 1),
            false);
      }
    } catch (IllegalStateException tooLarge) {
      logos.put("", TOO_LARGE.clone(), false);
    } catch (ServletException noForm) {
      logos.put("", new byte[0], false);
    }
  }

  private static void lead(HttpServletRequest request, HttpServletResponse response, String query) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + "/branding" + query);
  }
}
