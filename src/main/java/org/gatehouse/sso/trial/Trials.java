package org.gatehouse.sso.trial;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.sso.DraftSso;
import org.gatehouse.sso.Saml;
import org.gatehouse.sso.SsoConfigurations;
import org.gatehouse.sso.SsoConnections;
import org.gatehouse.sso.SsoDetails;
import org.gatehouse.sso.connection.SignInRequest;
import org.gatehouse.sso.provisioning.Forecast;
import org.gatehouse.sso.provisioning.Forecasts;

/** Test sign-ins of the caller, and their reports; nobody sees another one's. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class Trials {

  @EJB SsoConfigurations configurations;
  @Inject SsoConnections connections;
  @Inject Saml saml;
  @EJB TrialRows rows;
  @Inject SeenNames names;
  @EJB Forecasts forecasts;
  @Inject CurrentCaller caller;

  /** What would be tested. */
  public enum Subject {
    DRAFT,
    LIVE,
    /** The identity provider's part is still missing. */
    NOTHING
  }

  /** What would be tested now; outside a transaction, since a sign-in's values are read so. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Subject subject() {
    Optional<String> name = configurations.find().map(SsoDetails::spName);
    if (name.flatMap(connections::findDraft).isPresent()) {
      return Subject.DRAFT;
    }
    return name.flatMap(connections::find).isPresent() ? Subject.LIVE : Subject.NOTHING;
  }

  /** Where the browser goes; its answer is a test's, once, in this browser. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public String begin(String browserToken) {
    DraftSso subject =
        configurations
            .find()
            .map(SsoDetails::spName)
            .flatMap(
                name ->
                    connections
                        .findDraft(name)
                        .or(() -> connections.find(name).map(live -> new DraftSso(live, ""))))
            .orElseThrow(BusinessException::notFound);
    SignInRequest request = saml.client(subject.sso().connection()).begin();
    rows.begin(
        new Trial.Begun(
            caller.accountId(),
            self(),
            request.id(),
            browserToken,
            Optional.of(subject.fingerprint()).filter(text -> !text.isEmpty())));
    return request.redirectUrl();
  }

  /** The caller's newest report, or that one of his; empty for none. */
  public Optional<TrialReport> find(String publicId) {
    return rows.find(caller.accountId(), self(), publicId).map(rows::open);
  }

  /** The caller confirms that it was he whom the provider named. CONFLICT if that is settled. */
  public void confirm(String publicId) {
    TrialReport.Person person =
        find(publicId)
            .flatMap(TrialReport::person)
            .filter(one -> one.forecast().outcome() == Forecast.Outcome.CONFIRM)
            .orElseThrow(BusinessException::notFound);
    forecasts.confirm(person.issuer(), person.nameId(), person.key(), self());
  }

  /** The names that tests have brought, for whoever has to know whom the provider names how. */
  public List<String> seenNames() {
    return names.of(caller.accountId());
  }

  private long self() {
    return caller.get().userId().orElseThrow(BusinessException::forbidden);
  }
}
