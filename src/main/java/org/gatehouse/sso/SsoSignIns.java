package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.sso.connection.SignInRequest;
import org.gatehouse.sso.provisioning.NotAdmitted;
import org.gatehouse.sso.provisioning.SsoUsers;
import org.gatehouse.sso.requests.RequestRows;
import org.gatehouse.sso.response.Arrival;
import org.gatehouse.sso.response.PendingRequests;
import org.gatehouse.sso.response.SamlIdentity;
import org.gatehouse.sso.response.SamlRefusal;

/**
 * Signs people in at their identity provider. Runs outside a transaction: reading a response takes
 * no connection, and a request that was answered stays used whatever follows.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SsoSignIns {

  private static final int LONGEST_DETAIL = 254;

  /** How long after a change somebody watches what becomes of sign-ins. */
  private static final Duration FRESH = Duration.ofHours(24);

  @Inject Saml saml;
  @Inject PendingRequests pending;
  @EJB RequestRows begun;
  @EJB SsoUsers users;
  @EJB SsoRefusals refusals;
  @Inject SignInWatch watch;
  @Inject FirstArrivals arrivals;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /**
   * Where the browser goes; what it answers is accepted from this browser alone.
   *
   * @param ticket what is noted of the way back
   */
  public String begin(LiveSso sso, String browserToken, Optional<String> ticket) {
    SignInRequest request = saml.client(sso.connection()).begin();
    pending.remember(sso.connection().accountId(), request.id(), browserToken, ticket);
    return request.redirectUrl();
  }

  /** Our metadata. */
  public String metadata(org.gatehouse.sso.connection.SamlConnection connection) {
    return saml.client(connection).metadata();
  }

  /**
   * Somebody who has come in.
   *
   * @param ticket what was noted of his way back
   */
  public record Come(Proof proof, Optional<String> ticket) {}

  /** Takes the proof of whom the response names, or refuses with {@link SsoRefused}. */
  public Come finish(LiveSso sso, SsoForm form, String browserTokens) {
    caller.actAs(Caller.ANONYMOUS);
    caller.enter(sso.account());
    boolean fresh = fresh(sso);
    Attempt attempt = new Attempt(sso.connection());
    if (!sso.enabled()) {
      throw refusals.refuse("NOT_ENABLED", Optional.empty(), Map.of(), attempt);
    }
    Arrival arrival = check(sso, form, browserTokens, attempt);
    Instant checked = clock.instant();
    try {
      var come = admit(sso, arrival);
      if (fresh) {
        came(sso);
      }
      return new Come(
          Proof.told(
              come.user(),
              sso.agreement(),
              // Whoever changes groups waits for whoever changes the account.
              Proof.current(come.rules(), checked, clock.instant())),
          arrival.ticket());
    } catch (NotAdmitted refused) {
      // What was answered is used up by now, and was this browser's.
      boolean counts = fresh && refused.reason() != NotAdmitted.Reason.REPLACED;
      if (counts && attempt.findings().answers().isPresent()) {
        attempt.watched(new Attempt.Watched(sso.source(), browserTokens));
      }
      throw refusals.refuse(
          refused.reason().name(),
          refused.userName(),
          details(arrival.identity()),
          attempt.notAdmitted(arrival.identity()));
    }
  }

  private boolean fresh(LiveSso sso) {
    return sso.changedAt().isAfter(clock.instant().minus(FRESH));
  }

  /** Strangers post what they like: to count, it has to answer what this browser has asked. */
  private boolean waits(LiveSso sso, Attempt attempt, String browserTokens) {
    return attempt
        .findings()
        .answers()
        .filter(request -> begun.waits(sso.connection().accountId(), request, browserTokens))
        .isPresent();
  }

  private void came(LiveSso sso) {
    if (!arrivals.knows(sso.source(), sso.changedAt())) {
      watch.came(sso.source());
      arrivals.note(sso.source(), sso.changedAt());
    }
  }

  private Arrival check(LiveSso sso, SsoForm form, String browserTokens, Attempt attempt) {
    try {
      return saml.check(
          sso.connection(), attempt.posted(form.response()), browserTokens, attempt.findings());
    } catch (SamlRefusal refusal) {
      if (fresh(sso) && waits(sso, attempt, browserTokens)) {
        attempt.watched(new Attempt.Watched(sso.source(), browserTokens));
      }
      throw refusals.refuse(
          refusal.reason().name(),
          Optional.empty(),
          details(refusal.parameters()),
          attempt.refused(refusal));
    }
  }

  /** Of two first sign-ins at the same moment the second finds what the first has made. */
  private SsoUsers.Admitted admit(LiveSso sso, Arrival arrival) {
    try {
      return users.admit(arrival, wanted(sso));
    } catch (NotAdmitted refused) {
      if (refused.reason() != NotAdmitted.Reason.EMAIL_TAKEN) {
        throw refused;
      }
    } catch (EJBException collided) {
      // Another node settled the same name identifier; a fault of another kind shows again below.
    }
    return users.admit(arrival, wanted(sso));
  }

  private static SsoUsers.Wanted wanted(LiveSso sso) {
    return new SsoUsers.Wanted(sso.autoCreateUsers(), sso.groups(), sso.agreement());
  }

  private static Map<String, String> details(SamlIdentity identity) {
    return Map.of(
        "nameId",
        OneLine.harmless(identity.nameId(), LONGEST_DETAIL),
        "email",
        OneLine.harmless(identity.email(), LONGEST_DETAIL));
  }

  private static Map<String, String> details(List<String> parameters) {
    var details = new LinkedHashMap<String, String>();
    for (int i = 0; i < parameters.size(); i++) {
      details.put(
          i == 0 ? "found" : "found" + (i + 1),
          OneLine.harmless(parameters.get(i), LONGEST_DETAIL));
    }
    return details;
  }
}
