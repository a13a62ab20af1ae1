package org.gatehouse.demo;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may read the demo's inbox: whoever sits at the machine that the demo runs on,
 * since an invitation is opened before one can sign in; from elsewhere an operator alone.
 *
 * <p>What is in there lets one choose other people's passwords. So a proxy on this machine does not
 * make its visitors sit here, and neither does a name that another site has pointed at this machine
 * (DNS rebinding).
 */
@Named("demoVisitor")
@RequestScoped
public class DemoVisitor {

  @Inject Settings settings;
  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;

  public boolean isWelcome() {
    return settings.demo() && (caller.get().may(Permission.ACCOUNTS_OPERATE) || sitsHere());
  }

  private boolean sitsHere() {
    return loopback(caller.origin().address())
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null
        && ours(request.getHeader("Host"));
  }

  private boolean ours(@Nullable String header) {
    if (header == null) {
      return false;
    }
    try {
      String host = HostAndPort.fromString(header).getHost().toLowerCase(Locale.ROOT);
      return host.equals("localhost")
          || host.equals(settings.publicUrl().getHost())
          || loopback(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean loopback(String address) {
    return InetAddresses.isInetAddress(address)
        && InetAddresses.forString(address).isLoopbackAddress();
  }
}
