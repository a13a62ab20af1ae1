package org.gatehouse.passkeys;

import com.google.common.net.InetAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;

/**
 * Whom passkeys belong to: the name in the configured public address, never one that a request
 * says.
 *
 * <p>Browsers make passkeys for names only, not for IP addresses, and only over https or on
 * localhost (WebAuthn level 3, 5.1.3 and 13.4.9).
 */
@Named("relyingParty")
@ApplicationScoped
public class RelyingParty {

  private static final String LOCALHOST = "localhost";

  @Inject Settings settings;
  @Inject CurrentCaller caller;

  /**
   * Whether browsers make passkeys for us at all; none at an account's own host, where they would
   * not be those of the public address.
   */
  public boolean isAvailable() {
    String host = id();
    return !caller.host().own()
        && !InetAddresses.isUriInetAddress(host)
        && !InetAddresses.isInetAddress(host)
        && (settings.https() || host.equals(LOCALHOST) || host.endsWith("." + LOCALHOST));
  }

  /** The name that passkeys are made for. */
  public String id() {
    return settings.publicUrl().getHost();
  }

  /** Where a page has to come from that uses them. */
  public String origin() {
    return settings.publicUrl().toString();
  }
}
