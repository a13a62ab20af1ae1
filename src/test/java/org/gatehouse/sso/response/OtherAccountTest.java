package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-59")
@DisplayName("A-59: nothing of one account signs anybody in at another")
class OtherAccountTest {

  private final Fixture contoso = new Fixture();

  @Test
  void refusesAnotherAccountsResponseByAnotherProvider() {
    var fabrikam =
        account(2, "fabrikam", TestIdentityProvider.named("https://idp.example/fabrikam"));
    var forFabrikam =
        TestIdentityProvider.named("https://idp.example/fabrikam")
            .answer(fabrikam.spEntityId(), fabrikam.acsUrl(), Fixture.REQUEST)
            .at(Fixture.NOW)
            .encoded();

    contoso.refuse(Reason.WRONG_KEY, forFabrikam);
  }

  @Test
  @DisplayName("even where both accounts trust the same provider with the same key")
  void refusesAnotherAccountsResponseByTheSameProvider() {
    var fabrikam = account(2, "fabrikam", contoso.provider);
    var forFabrikam =
        contoso
            .provider
            .answer(fabrikam.spEntityId(), fabrikam.acsUrl(), Fixture.REQUEST)
            .at(Fixture.NOW);

    contoso.refuse(Reason.WRONG_DESTINATION, forFabrikam);
    contoso.refuse(
        Reason.WRONG_AUDIENCE,
        forFabrikam.response(r -> r.setDestination(contoso.connection.acsUrl())));
    contoso.refuse(
        Reason.WRONG_RECIPIENT,
        contoso
            .provider
            .answer(contoso.connection.spEntityId(), fabrikam.acsUrl(), Fixture.REQUEST)
            .at(Fixture.NOW)
            .response(r -> r.setDestination(contoso.connection.acsUrl())));
  }

  @Test
  @DisplayName("a provider that an account made up with the name of another's has another key")
  void refusesAProviderOfTheSameName() {
    var copy = account(2, "fabrikam", contoso.provider.impostor());

    contoso.refuse(
        Reason.WRONG_KEY,
        contoso
            .provider
            .impostor()
            .answer(contoso.connection.spEntityId(), contoso.connection.acsUrl(), Fixture.REQUEST)
            .at(Fixture.NOW)
            .encoded(),
        contoso.connection,
        Fixture.BROWSER);
    assertThat(copy.idpEntityId()).isEqualTo(contoso.connection.idpEntityId());
  }

  @Test
  @DisplayName("a request of one account is not one of another, though its ID were the same")
  void keepsRequestsApart() {
    var fabrikam = account(2, "fabrikam", contoso.provider);
    var answer =
        contoso
            .provider
            .answer(fabrikam.spEntityId(), fabrikam.acsUrl(), Fixture.REQUEST)
            .at(Fixture.NOW)
            .encoded();

    contoso.refuse(Reason.UNSOLICITED, answer, fabrikam, Fixture.BROWSER);
    assertThat(contoso.accept(contoso.answer())).isNotNull();
  }

  @Test
  @DisplayName("using an assertion's ID in one account does not use it up in another")
  void keepsUsedAssertionsApart() throws SamlRefusal {
    var fabrikam = account(2, "fabrikam", contoso.provider);
    contoso.requests.remember(2, "_request-2", "browser-2");
    var here = contoso.answer();
    contoso.accept(here);
    var there =
        contoso
            .provider
            .answer(fabrikam.spEntityId(), fabrikam.acsUrl(), "_request-2")
            .at(Fixture.NOW)
            .assertion(a -> a.setID(here.assertionId()))
            .encoded();

    assertThat(
            contoso
                .check()
                .check(fabrikam, Fixture.posted(there), "browser-2")
                .identity()
                .assertionId())
        .isEqualTo(here.assertionId());
  }

  @Test
  void refusesWhatIsEncryptedForTheOtherAccount() {
    var fabrikam = account(2, "fabrikam", contoso.provider);

    contoso.refuse(
        Reason.DECRYPTION,
        contoso
            .answer()
            .encrypted(org.gatehouse.sso.TestEncryption.goodFor(fabrikam.key().certificate())));
  }

  private static SamlConnection account(long id, String slug, TestIdentityProvider provider) {
    return Fixture.connection(id, slug, provider, ServiceProviderKey.generate(slug, Fixture.NOW));
  }
}
