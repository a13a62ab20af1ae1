package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** What is and was live, and the way back to it by a draft. */
@Named
@RequestScoped
public class SsoHistoryPage {

  @EJB SsoDrafts drafts;
  @Inject SsoDraftPage words;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable List<FormerSso> history;

  /** All that are kept, the newest first. */
  public List<FormerSso> getHistory() {
    if (history == null) {
      history = drafts.history();
    }
    return history;
  }

  /** What it changed, in words. */
  public List<SsoDraftPage.Difference> changes(FormerSso one) {
    return words.differences(one.changes());
  }

  /** Makes the values of the pressed button's version the draft. */
  public void restore() {
    String number = Objects.toString(request.getParameter("restore"), "");
    if (number.matches("[0-9]{1,6}")) {
      drafts.restore(Integer.parseInt(number), words.seen());
      notices.good("sso.history.restored", number);
    }
    Redirect.to("/sso#promote");
  }
}
