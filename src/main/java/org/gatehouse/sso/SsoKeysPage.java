package org.gatehouse.sso;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * Our own keys towards the provider, exchanged step by step, and the certificates of both sides.
 */
@Named
@RequestScoped
public class SsoKeysPage {

  private static final String PATH = "/sso/keys";

  @EJB SsoConfigurations configurations;
  @EJB SsoOwnKeys keys;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable SsoDetails details;
  private @Nullable String key;
  private @Nullable String keyPassword;

  @PostConstruct
  void load() {
    details = configurations.find().orElse(null);
  }

  /** Makes the next key. */
  public void prepare() {
    keys.prepare();
    told("sso.keys.prepared");
  }

  /** Takes the next key from somebody who has one; it is not shown again. */
  public void bring() {
    String typed = key;
    String password = keyPassword;
    key = null;
    keyPassword = null;
    keys.bring(typed, password);
    told("sso.keys.prepared");
  }

  /** Gives the next key up. */
  public void discard() {
    keys.discard(parameter("fingerprint"));
    told("sso.keys.discarded");
  }

  /** Uses the next key from now on. */
  public void use() {
    keys.switchTo(parameter("fingerprint"));
    told("sso.keys.used");
  }

  /** Lets the former key go. */
  public void retire() {
    keys.retire(parameter("former"));
    told("sso.keys.retired");
  }

  /** What stood in the form: a page that is no longer true does nothing. */
  private String parameter(String name) {
    return Objects.toString(request.getParameter(name), "");
  }

  private void told(String text) {
    notices.good(text);
    Redirect.to(PATH);
  }

  public @Nullable SsoDetails getDetails() {
    return details;
  }

  /** The next key; null for none. */
  public SsoDetails.@Nullable OwnKey getNext() {
    return details == null ? null : details.keys().next().orElse(null);
  }

  /** The former key; null for none. */
  public SsoDetails.@Nullable OwnKey getFormer() {
    return details == null ? null : details.keys().former().orElse(null);
  }

  public @Nullable String getKey() {
    return key;
  }

  public void setKey(@Nullable String key) {
    this.key = key;
  }

  public @Nullable String getKeyPassword() {
    return keyPassword;
  }

  public void setKeyPassword(@Nullable String keyPassword) {
    this.keyPassword = keyPassword;
  }
}
