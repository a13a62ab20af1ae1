package org.gatehouse.sso;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ejb.EJB;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.CsvCell;
import org.gatehouse.sso.enforcement.Enforcement;
import org.gatehouse.sso.enforcement.KnownNames;
import org.gatehouse.sso.enforcement.Outsider;

/**
 * Files around enforcing single sign-on: {@code /sso/enforcement/names} takes the provider's users,
 * {@code /sso/enforcement/users.csv} gives who would stay outside.
 */
@WebServlet({"/sso/enforcement/names", "/sso/enforcement/users.csv"})
@MultipartConfig(maxRequestSize = UploadedPart.MOST_TAKEN, fileSizeThreshold = 1_048_576)
public class EnforcementServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int ROWS = 1_000;
  private static final int MOST_BYTES = 16 * 1_048_576 + 1;

  /** So many are read at the same time; each takes five times as much memory as it is large. */
  private static final Semaphore READING = new Semaphore(1);

  /** Seconds. */
  private static final int LONGEST_WAIT = 5;

  @EJB transient KnownNames names;
  @EJB transient Enforcement enforcement;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getServletPath().endsWith("/names")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String query = "#known";
    UploadedPart.await(request);
    if (!mayRead()) {
      response.setHeader("Retry-After", Integer.toString(LONGEST_WAIT));
      response.sendError(Kind.BUSY.status());
      return;
    }
    try {
      UploadedPart file = UploadedPart.of(request, MOST_BYTES);
      names.read(file.name(), file.bytes());
    } catch (BusinessException refusal) {
      if (refusal.kind() != Kind.INVALID) {
        response.sendError(refusal.kind().status());
        return;
      }
      String key = refusal.key();
      query = "?refused=" + key.substring(key.lastIndexOf('.') + 1) + "#known";
    } finally {
      READING.release();
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + "/sso/enforcement" + query);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getServletPath().endsWith(".csv")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"sign-in-outside.csv\"");
    response.setHeader("Cache-Control", "no-store");
    CsvWriter csv = CsvWriter.builder().build(response.getWriter());
    csv.writeRecord("username", "email", "name", "standing");
    Slice<Outsider> page = enforcement.outside("", ROWS);
    write(csv, page.items());
    while (page.next().isPresent()) {
      page = enforcement.outside(page.next().get(), ROWS);
      write(csv, page.items());
    }
    csv.flush();
  }

  private static boolean mayRead() {
    try {
      return READING.tryAcquire(LONGEST_WAIT, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void write(CsvWriter csv, List<Outsider> users) {
    users.forEach(
        user ->
            csv.writeRecord(
                CsvCell.guarded(user.username()),
                CsvCell.guarded(user.email()),
                CsvCell.guarded(user.displayName()),
                user.standing().name()));
  }
}
