package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.users.profile.BrowserName;

/** The last sign-ins of somebody, as a part of his profile. */
@Named
@RequestScoped
public class SignInsPage {

  @EJB SignIns signIns;
  @Inject Viewer viewer;
  @Inject HttpServletRequest request;

  /** A sign-in as a line: where, how, and what came of it. */
  public record Row(
      Instant occurredAt,
      String address,
      String browser,
      String system,
      String way,
      String reason) {

    static Row of(SignInEntry entry) {
      return new Row(
          entry.occurredAt(),
          entry.address(),
          BrowserName.browser(entry.userAgent()),
          BrowserName.system(entry.userAgent()),
          entry.way(),
          entry.reason());
    }
  }

  /** The reader's own. */
  public List<Row> getOwn() {
    return signIns.own(viewer.getLocale()).stream().map(Row::of).toList();
  }

  /** Those of the user whom the address of the page names. */
  public List<Row> getShown() {
    String user = Objects.toString(request.getParameter("user"), "");
    return signIns.of(user, viewer.getLocale()).stream().map(Row::of).toList();
  }
}
