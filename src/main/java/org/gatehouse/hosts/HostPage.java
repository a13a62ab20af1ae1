package org.gatehouse.hosts;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The login page under an own host: its name, its records, and what we see of them. */
@Named
@RequestScoped
public class HostPage {

  private static final String PATH = "/branding/host";

  @EJB Hosts hosts;
  @EJB HostChecks checks;
  @Inject Notices notices;
  @Inject CurrentCaller caller;
  @Inject Settings settings;

  private @Nullable ClaimDetails claim;
  private @Nullable String loginHost;

  @PostConstruct
  void load() {
    claim = hosts.find().orElse(null);
    loginHost = claim == null ? null : claim.name();
  }

  /** Claims the host. */
  public void save() {
    ClaimDetails saved = hosts.claim(loginHost);
    notices.good(saved.answers() ? "hosts.saved.inUse" : "hosts.saved");
    Redirect.to(PATH);
  }

  /** Looks at the records now. */
  public void check() {
    checks.check();
    Redirect.to(PATH + "#records");
  }

  /** Gives the host up; not from there, since the page would be gone with it. */
  public void release() {
    if (caller.host().own()) {
      throw BusinessException.of(Kind.CONFLICT, "hosts.here", settings.link(PATH));
    }
    hosts.release();
    notices.good("hosts.removed");
    Redirect.to(PATH);
  }

  /** The claim; null for none. */
  public @Nullable ClaimDetails getClaim() {
    return claim;
  }

  /** The record that leads to us. */
  public @Nullable DnsRecord getPointer() {
    return claim == null ? null : claim.records().get(0);
  }

  /** The record that proves it. */
  public @Nullable DnsRecord getProof() {
    return claim == null ? null : claim.records().get(1);
  }

  /** How the badge of the state looks. */
  public String getTone() {
    if (claim == null) {
      return "";
    }
    return switch (claim.state()) {
      case PENDING -> "warn";
      case ACTIVE -> "good";
      case LOST, RELEASED, TAKEN -> "bad";
    };
  }

  public @Nullable String getLoginHost() {
    return loginHost;
  }

  public void setLoginHost(@Nullable String loginHost) {
    this.loginHost = loginHost;
  }
}
