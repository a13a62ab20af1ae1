package org.gatehouse.users.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.CsvCell;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;

/** What became of each row of an import, as CSV: {@code /users/import/result?import=…}. */
@WebServlet("/users/import/result")
public class ImportResultServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB transient Imports imports;
  @EJB transient Accounts accounts;
  @Inject transient Viewer viewer;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<ImportRow> rows;
    try {
      String account = Objects.toString(request.getParameter("account"), "");
      if (!account.isEmpty()) {
        accounts.enter(account);
      }
      String id = Objects.toString(request.getParameter("import"), "");
      rows = imports.rows(id, Optional.empty(), 0, PeopleFile.MOST_ROWS);
    } catch (BusinessException refusal) {
      response.sendError(refusal.kind().status());
      return;
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"import-result.csv\"");
    Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    out.write('\uFEFF');
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    csv.writeRecord("line", "username", "email", "result", "done", "column", "reason");
    Texts texts = Texts.in(viewer.getLocale());
    for (ImportRow row : rows) {
      csv.writeRecord(
          Integer.toString(row.line()),
          CsvCell.guarded(row.username()),
          CsvCell.guarded(row.email()),
          row.verdict().name(),
          Boolean.toString(row.applied()),
          row.field(),
          CsvCell.guarded(row.why(texts)));
    }
    csv.flush();
    out.flush();
  }
}
