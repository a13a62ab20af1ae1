package org.gatehouse.audit.export;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.audit.AskedFilter;
import org.gatehouse.audit.FilterWords;
import org.gatehouse.audit.LogFilter;
import org.gatehouse.audit.LogScope;
import org.gatehouse.audit.Vocabularies;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.ErrorServlet;
import org.gatehouse.platform.web.Viewer;

/**
 * The log as a file for people, {@code /audit/export/csv?…} with the parameters of the log's page:
 * GET sends the file. POST takes a place first and gives its id, by which GET then sends it and the
 * page shows how far it is.
 */
@WebServlet("/audit/export/*")
public class ExportServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Set<String> OWN_PAGES =
      Set.of(
          "audit.export.own.",
          "audit.export.full.",
          "audit.export.large.",
          "audit.export.masked.",
          "audit.export.period.");

  @Inject transient Exporter exporter;
  @Inject transient AskedFilter asked;
  @Inject transient LogScope scope;
  @Inject transient Vocabularies vocabularies;
  @Inject transient Viewer viewer;
  @Inject transient Clock clock;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ExportFormat> format = format(request);
    if (format.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var answer = JsonText.object();
    try {
      answer.add("id", exporter.begin(format.get(), asked.read(), viewer.getLocale()));
    } catch (BusinessException refusal) {
      // An answer like any other for the page's script: browsers note other states as faults.
      answer.add("message", Texts.in(viewer.getLocale()).of(refusal.key(), refusal.args()));
    }
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(answer.build().toString());
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ExportFormat> format = format(request);
    if (format.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      // An export is recorded: no other site's page begins one in somebody's name.
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      send(format.get(), request, response);
    }
  }

  private void send(ExportFormat format, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ExportJob job;
    try {
      LogFilter filter = asked.read();
      String begun = request.getParameter("id");
      String id = begun == null ? exporter.begin(format, filter, viewer.getLocale()) : begun;
      exporter.start(id, format, filter, viewer.getLocale());
      job = new ExportJob(id, format, filter, heading(format, filter));
    } catch (BusinessException refusal) {
      String own = refusal.key().replaceFirst("text$", "");
      if (OWN_PAGES.contains(own)) {
        request.setAttribute(ErrorServlet.TEXTS, own);
      }
      response.sendError(refusal.kind().status());
      return;
    }
    response.setContentType(format.type());
    response.setHeader("Content-Disposition", job.disposition());
    exporter.write(job, response.getOutputStream());
  }

  private Heading heading(ExportFormat format, LogFilter filter) {
    Caller.Account account = scope.whose(filter.sub());
    return new Heading(
        account.slug(),
        account.name(),
        viewer.getLocale(),
        viewer.getZone(),
        true,
        FilterWords.readable(filter, vocabularies.of(viewer.getLocale()), viewer.getZone()),
        clock.instant(),
        !filter.sub().isEmpty());
  }

  private static Optional<ExportFormat> format(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo())
        .flatMap(path -> ExportFormat.find(path.substring(1)));
  }
}
