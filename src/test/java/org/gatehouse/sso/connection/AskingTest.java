package org.gatehouse.sso.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.sso.connection.SamlRules.Asking;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the way in which somebody signed in relates to those that were asked for. */
@DisplayName("a way of signing in")
class AskingTest {

  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:";
  private static final String MFA = "https://refeds.org/profile/mfa";

  @ParameterizedTest(name = "{1} {0} {2}: {3}")
  @CsvSource({
    "EXACT,   Password,   Password,   true",
    "EXACT,   SmartcardPKI, Password, false",
    "MINIMUM, Password,   Password,   true",
    "MINIMUM, SmartcardPKI, Password, true",
    "MINIMUM, unspecified, Password,  false",
    "MINIMUM, PreviousSession, Password, false",
    "BETTER,  Password,   Password,   false",
    "BETTER,  InternetProtocolPassword, Password, false",
    "BETTER,  PasswordProtectedTransport, Password, true",
    "BETTER,  unspecified, Password,  false",
    "MAXIMUM, Password,   Password,   true",
    "MAXIMUM, PreviousSession, Password, true",
    "MAXIMUM, X509,       Password,   false"
  })
  @DisplayName("is compared by its strength")
  void comparesByStrength(Comparison comparison, String taken, String asked, boolean accepted) {
    assertThat(asking(comparison, SAML + asked).accepts(SAML + taken)).isEqualTo(accepted);
  }

  @Test
  @DisplayName("is compared with each of several that were asked for")
  void comparesWithSeveral() {
    String[] both = {SAML + "Password", SAML + "X509"};

    assertThat(asking(Comparison.MINIMUM, both).accepts(SAML + "Kerberos")).isTrue();
    assertThat(asking(Comparison.MAXIMUM, both).accepts(SAML + "Kerberos")).isTrue();
    assertThat(asking(Comparison.BETTER, both).accepts(SAML + "Kerberos")).isFalse();
    assertThat(asking(Comparison.BETTER, both).accepts(MFA)).isTrue();
  }

  @Test
  @DisplayName("counts only as itself where nobody knows its strength, and not at all unnamed")
  void knowsNothingOfOthers() {
    for (Comparison comparison : List.of(Comparison.MINIMUM, Comparison.MAXIMUM)) {
      assertThat(asking(comparison, "urn:example:vault").accepts("urn:example:vault")).isTrue();
      assertThat(asking(comparison, "urn:example:vault").accepts(MFA)).isFalse();
      assertThat(asking(comparison, SAML + "Password").accepts("urn:example:vault")).isFalse();
      assertThat(asking(comparison, SAML + "Password").accepts(null)).isFalse();
    }
    assertThat(asking(Comparison.EXACT, SAML + "Password").accepts(null)).isFalse();
    assertThat(asking(Comparison.BETTER, "urn:example:vault").possible()).isFalse();
    assertThat(asking(Comparison.BETTER, MFA).possible()).isTrue();
    assertThat(asking(Comparison.MINIMUM, "urn:example:vault").possible()).isTrue();
    assertThat(asking(Comparison.BETTER).accepts(null)).as("nothing was asked for").isTrue();
  }

  private static Asking asking(Comparison comparison, String... contexts) {
    return new Asking(false, List.of(contexts), comparison);
  }
}
