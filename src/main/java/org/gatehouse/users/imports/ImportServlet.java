package org.gatehouse.users.imports;

import jakarta.ejb.EJB;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * Takes a file of people, {@code /users/import/file}, and leads to what would become of each row. A
 * servlet of its own: a page that is forwarded to gets no parts on every server.
 */
@WebServlet("/users/import/file")
@MultipartConfig(
    maxRequestSize = ImportServlet.MOST_TAKEN,
    fileSizeThreshold = PeopleFile.MOST_BYTES)
public class ImportServlet extends HttpServlet {

  /**
   * What is too large is taken up to here all the same, so that there is an answer: servers cut off
   * whoever sends more than that.
   */
  static final long MOST_TAKEN = 16 * 1_048_576L;

  private static final long serialVersionUID = 1L;
  private static final String ACCOUNT = "account=";

  @EJB transient Imports imports;
  @EJB transient Accounts accounts;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String account = account(request);
    String name = "";
    try {
      if (!account.isEmpty()) {
        accounts.enter(account);
      }
      if (request.getContentLengthLong() > MOST_TAKEN) {
        throw new FileRefused(FileRefused.Why.SIZE, 0);
      }
      Part part = part(request);
      name = Objects.toString(part.getSubmittedFileName(), "");
      List<ImportedPerson> people = PeopleFile.read(bytes(part));
      lead(response, request, account, "import=" + imports.preview(name, people));
    } catch (FileRefused refusal) {
      String why = refusal.why().name().toLowerCase(Locale.ROOT);
      imports.refused(name, "users.import.refused." + why);
      lead(response, request, account, "refused=" + why + "&line=" + refusal.line());
    } catch (BusinessException refusal) {
      if (refusal.kind() == Kind.TOO_MANY) {
        lead(response, request, account, "refused=often&line=0");
      } else {
        response.sendError(refusal.kind().status());
      }
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    lead(response, request, account(request), "");
  }

  private static Part part(HttpServletRequest request) throws IOException, FileRefused {
    try {
      return Optional.ofNullable(request.getPart("file"))
          .filter(part -> part.getSize() > 0)
          .orElseThrow(() -> new FileRefused(FileRefused.Why.EMPTY, 0));
    } catch (IllegalStateException tooLarge) {
      throw new FileRefused(FileRefused.Why.SIZE, 0);
    } catch (ServletException noForm) {
      throw new FileRefused(FileRefused.Why.EMPTY, 0);
    }
  }

  private static byte[] bytes(Part part) throws IOException {
    try (InputStream in = part.getInputStream()) {
      return in.readNBytes(PeopleFile.MOST_BYTES + 1);
    }
  }

  /** From the address only: the form itself may be anything. */
  private static String account(HttpServletRequest request) {
    return Stream.of(Objects.toString(request.getQueryString(), "").split("&"))
        .filter(part -> part.startsWith(ACCOUNT))
        .map(part -> part.substring(ACCOUNT.length()))
        .findFirst()
        .orElse("");
  }

  private static void lead(
      HttpServletResponse response, HttpServletRequest request, String account, String query) {
    String with =
        account.isEmpty() ? "" : "&account=" + URLEncoder.encode(account, StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + "/users/import?" + query + with);
  }
}
