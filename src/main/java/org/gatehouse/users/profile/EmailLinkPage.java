package org.gatehouse.users.profile;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.EmailChanges;
import org.gatehouse.users.EmailLink;
import org.jspecify.annotations.Nullable;

/**
 * Where the links of mails about a change of address lead. Only a press of the button does
 * anything: programs that look into mails open links.
 */
@Named
@RequestScoped
public class EmailLinkPage {

  @EJB EmailChanges changes;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private String token = "";
  private @Nullable EmailLink link;

  @PostConstruct
  void read() {
    token = Objects.toString(request.getParameter("token"), "");
    link = token.isEmpty() ? null : changes.find(token).orElse(null);
  }

  /** Does what the link is for. */
  public void follow() {
    EmailLink followed = link;
    changes.follow(token);
    boolean undoes = followed != null && followed.undoes();
    notices.good(undoes ? "profile.email.undone" : "profile.email.confirmed");
    Redirect.to("/login");
  }

  public String getToken() {
    return token;
  }

  /** What the link is for; null once it works no more. */
  public @Nullable EmailLink getLink() {
    return link;
  }
}
