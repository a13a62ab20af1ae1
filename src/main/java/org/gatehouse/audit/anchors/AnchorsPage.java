package org.gatehouse.audit.anchors;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.audit.Address;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** Where checkpoints go, below the proof on the log's page. */
@Named
@RequestScoped
public class AnchorsPage {

  @EJB Anchors anchors;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private AnchorDetails details = AnchorDetails.NOWHERE;
  private @Nullable String email;
  private @Nullable String webhook;

  @PostConstruct
  void load() {
    details = anchors.get();
    email = details.email();
    webhook = details.webhook();
  }

  /** Sends them where the form says. */
  public void keep() {
    anchors.keep(email, webhook);
    notices.good("audit.anchor.saved");
    Redirect.to(Address.of(request::getParameter).text());
  }

  public AnchorDetails getDetails() {
    return details;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public @Nullable String getWebhook() {
    return webhook;
  }

  public void setWebhook(@Nullable String webhook) {
    this.webhook = webhook;
  }
}
