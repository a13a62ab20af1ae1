package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.net.SafeFetch;
import org.gatehouse.sso.metadata.MetadataImports;

/**
 * Takes the provider's metadata as a file, {@code /sso/metadata/file}, and leads to what it says. A
 * servlet of its own: a page that is forwarded to gets no parts on every server.
 */
@WebServlet("/sso/metadata/file")
@MultipartConfig(maxRequestSize = UploadedPart.MOST_TAKEN, fileSizeThreshold = SafeFetch.MOST_BYTES)
public class MetadataServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB transient MetadataImports imports;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      byte[] file = UploadedPart.of(request, SafeFetch.MOST_BYTES + 1).bytes();
      lead(request, response, "?look=" + imports.read(file, "metadataFile") + "#take");
    } catch (BusinessException refusal) {
      if (refusal.kind() != Kind.INVALID) {
        response.sendError(refusal.kind().status());
        return;
      }
      String key = refusal.key();
      lead(request, response, "?refused=" + key.substring(key.lastIndexOf('.') + 1) + "#take");
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    lead(request, response, "");
  }

  private static void lead(HttpServletRequest request, HttpServletResponse response, String query) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + "/sso" + query);
  }
}
