package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.gatehouse.sso.response.SamlRefusal.Reason;

/** An account, its identity provider, and a sign-in that was begun; the database is two maps. */
final class Fixture {

  static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
  static final String REQUEST = "_request-1";
  static final String BROWSER = "browser-1";

  private static final ServiceProviderKey KEY = ServiceProviderKey.generate("contoso", NOW);

  final TestIdentityProvider provider;
  final Requests requests = new Requests();
  final Assertions assertions = new Assertions();
  SamlConnection connection;
  Instant now = NOW;

  Fixture() {
    this(TestIdentityProvider.named("https://idp.example/contoso"));
  }

  Fixture(TestIdentityProvider provider) {
    this.provider = provider;
    connection = connection(1, "contoso", provider, KEY);
    requests.remember(1, REQUEST, BROWSER);
  }

  static SamlConnection connection(
      long account, String slug, TestIdentityProvider provider, ServiceProviderKey key) {
    return new SamlConnection(
        account,
        1,
        provider.entityId(),
        List.of(provider.certificate()),
        provider.entityId() + "/sso",
        "https://gate.example/login/saml/" + slug + "/",
        "https://gate.example/login/saml/" + slug + "/acs/Zm9yLXRlc3RzLW9ubHktMTIz",
        key,
        SamlRules.standard());
  }

  Fixture rules(SamlRules rules) {
    connection =
        new SamlConnection(
            connection.accountId(),
            connection.version() + 1,
            connection.idpEntityId(),
            connection.idpCertificates(),
            connection.ssoUrl(),
            connection.spEntityId(),
            connection.acsUrl(),
            connection.key(),
            rules);
    return this;
  }

  TestResponse answer() {
    return provider.answer(connection.spEntityId(), connection.acsUrl(), REQUEST).at(now);
  }

  ResponseCheck check() {
    return new ResponseCheck(requests, assertions, Clock.fixed(now, ZoneOffset.UTC));
  }

  SamlIdentity accept(TestResponse response) {
    return accept(response.encoded());
  }

  SamlIdentity accept(String encoded) {
    try {
      return check().check(connection, posted(encoded), BROWSER).identity();
    } catch (SamlRefusal refusal) {
      throw new AssertionError("The response should have been accepted", refusal);
    }
  }

  /** Asserts the refusal and gives its parameters. */
  ListAssert<String> refuse(Reason reason, TestResponse response) {
    return refuse(reason, response.encoded());
  }

  ListAssert<String> refuse(Reason reason, String encoded) {
    return refuse(reason, encoded, connection, BROWSER);
  }

  ListAssert<String> refuse(Reason reason, String encoded, SamlConnection at, String browser) {
    var refused =
        assertThatThrownBy(() -> check().check(at, posted(encoded), browser))
            .isInstanceOfSatisfying(
                SamlRefusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    return refused
        .extracting(refusal -> ((SamlRefusal) refusal).parameters())
        .asInstanceOf(InstanceOfAssertFactories.list(String.class));
  }

  static PostedResponse posted(String encoded) throws SamlRefusal {
    return PostedResponse.of(
        "application/x-www-form-urlencoded",
        null,
        Map.of("SAMLResponse", new String[] {encoded}, "RelayState", new String[] {"/anywhere"}));
  }

  /** Pending requests as the database keeps them, without their lifetime. */
  static final class Requests implements PendingRequests {
    private final Map<String, String> waiting = new HashMap<>();

    @Override
    public void remember(
        long accountId, String requestId, String browserToken, Optional<String> ticket) {
      waiting.put(accountId + "|" + requestId, browserToken);
    }

    @Override
    public synchronized Taken take(long accountId, String requestId, String browserToken) {
      var browser = waiting.get(accountId + "|" + requestId);
      if (browser == null) {
        return Taken.not(Outcome.UNKNOWN);
      }
      if (!browser.equals(browserToken)) {
        return Taken.not(Outcome.OTHER_BROWSER);
      }
      waiting.remove(accountId + "|" + requestId);
      return Taken.not(Outcome.TAKEN);
    }

    boolean isEmpty() {
      return waiting.isEmpty();
    }
  }

  /** Used assertions as the database keeps them. */
  static final class Assertions implements UsedAssertions {
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> kept = new ConcurrentHashMap<>();

    @Override
    public boolean claim(long accountId, String issuer, String assertionId, Instant keepUntil) {
      kept.put(assertionId, keepUntil);
      return claimed.add(accountId + "|" + issuer + "|" + assertionId);
    }

    @Override
    public boolean isClaimed(long accountId, String issuer, String assertionId) {
      return claimed.contains(accountId + "|" + issuer + "|" + assertionId);
    }

    boolean isEmpty() {
      return claimed.isEmpty();
    }

    Instant keptUntil(String assertionId) {
      return kept.get(assertionId);
    }
  }
}
