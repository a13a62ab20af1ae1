package org.gatehouse.audit.export;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;

/**
 * How far an export is, {@code /audit/exports/<id>}, in words; a POST cancels it. Pages ask again
 * and again, which keeps no session alive.
 */
@WebServlet("/audit/exports/*")
public class ExportsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB transient Exports exports;
  @Inject transient Viewer viewer;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      ExportProgress progress = exports.get(id(request));
      var answer =
          JsonText.object()
              .add("over", progress.state().over())
              .add("kind", kind(progress.state()))
              .add("rows", progress.rows())
              .add("message", words(progress));
      if (progress.expected() != null) {
        answer.add("expected", progress.expected());
      }
      response.setContentType("application/json");
      response.setCharacterEncoding("UTF-8");
      response.getWriter().write(answer.build().toString());
    } catch (BusinessException refusal) {
      response.sendError(refusal.kind().status());
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      exports.cancel(id(request));
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (BusinessException refusal) {
      response.sendError(refusal.kind().status());
    }
  }

  private String words(ExportProgress progress) {
    Texts texts = Texts.in(viewer.getLocale());
    Long expected = progress.expected();
    return switch (progress.state()) {
      case WAITING -> texts.of("audit.export.waiting");
      case RUNNING ->
          expected == null
              ? texts.of("audit.export.running", progress.rows())
              : texts.of("audit.export.runningOf", progress.rows(), expected);
      case DONE -> texts.of("audit.export.done", progress.rows());
      case FAILED, CANCELLED -> texts.of(progress.reason());
    };
  }

  private static String kind(ExportState state) {
    return switch (state) {
      case DONE -> "good";
      case FAILED -> "bad";
      case WAITING, RUNNING, CANCELLED -> "plain";
    };
  }

  private static String id(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path.substring(1);
  }
}
