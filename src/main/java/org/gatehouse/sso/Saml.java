package org.gatehouse.sso;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.gatehouse.sso.connection.SamlClient;
import org.gatehouse.sso.connection.SamlClients;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.response.Arrival;
import org.gatehouse.sso.response.CheckedResponse;
import org.gatehouse.sso.response.Findings;
import org.gatehouse.sso.response.PendingRequests;
import org.gatehouse.sso.response.PostedResponse;
import org.gatehouse.sso.response.ResponseCheck;
import org.gatehouse.sso.response.SamlRefusal;
import org.gatehouse.sso.response.UsedAssertions;

/** The protocol's parts of this node, wired to the database. */
@ApplicationScoped
public class Saml {

  private static final System.Logger LOG = System.getLogger(Saml.class.getName());
  private static final int CLIENTS = 500;

  @Inject Clock clock;
  @EJB SsoExpiry expiry;
  @Inject PendingRequests pending;
  @Inject UsedAssertions used;

  private SamlClients clients;
  private ResponseCheck check;

  @PostConstruct
  void wire() {
    clients = new SamlClients(clock, CLIENTS);
    check = new ResponseCheck(pending, used, clock);
  }

  /** The client of this node for that agreement. */
  public SamlClient client(SamlConnection connection) {
    return clients.of(connection);
  }

  Arrival check(
      SamlConnection connection, PostedResponse posted, String browserTokens, Findings findings)
      throws SamlRefusal {
    Arrival arrival = check.check(connection, posted, browserTokens, findings);
    arrival.identity().expiredCertificate().ifPresent(one -> warn(connection.accountId(), one));
    return arrival;
  }

  /** Whoever came is let in, whatever becomes of the warning. */
  private void warn(long accountId, String fingerprint) {
    try {
      expiry.used(accountId, fingerprint);
    } catch (EJBException twoAtOnce) {
      LOG.log(System.Logger.Level.DEBUG, "Another one was warned first.", twoAtOnce);
    }
  }

  /** What a response says, for a report; see {@link ResponseCheck#inspect}. */
  public CheckedResponse inspect(
      SamlConnection connection, PostedResponse posted, Findings findings) throws SamlRefusal {
    return check.inspect(connection, posted, findings);
  }
}
