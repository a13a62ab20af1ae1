package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a node has read for sign-ins is not used a moment longer than it is so. */
@Tag("A-44")
class SuspendedSsoIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final TestIdentityProvider provider =
      TestIdentityProvider.named("https://idp.example/suspended");

  @Test
  @DisplayName("A-44: begins nowhere below an account that is suspended, however far, and again")
  void beginsNothingInASuspendedAccount() {
    String top = new Accounts(api).create("top");
    String middle = below(top, "middle");
    String low = below(middle, "low");
    for (String account : new String[] {top, middle, low}) {
      TestConnection.configure(api, account, provider, options -> {});
    }
    assertBegins(302, top, middle, low);

    change(top, "suspend");
    assertBegins(404, top, middle, low);
    change(top, "resume");
    assertBegins(302, top, middle, low);

    change(middle, "suspend");
    assertBegins(404, middle, low);
    assertBegins(302, top);
    change(middle, "resume");
    assertBegins(302, top, middle, low);
  }

  @Test
  @DisplayName("A-44: a response comes too late once the account is suspended")
  void takesNothingInASuspendedAccount() {
    var account = TestConnection.make(api, "late", provider);
    var browser = gatehouse.visitor();
    String response = account.answer(browser).encoded();

    change(account.account(), "suspend");
    assertThat(account.post(browser, response).status()).isEqualTo(403);
    change(account.account(), "resume");
    assertThat(account.post(browser, response).status()).isEqualTo(303);
  }

  private String below(String parent, String name) {
    String slug = parent + "-" + name;
    String body = "{\"slug\":\"%s\",\"name\":\"%1$s\",\"parent\":\"%s\"}".formatted(slug, parent);
    assertThat(api.post("/accounts", body).status()).isEqualTo(201);
    return slug;
  }

  private void change(String account, String deed) {
    String why = deed.equals("suspend") ? "{\"why\":\"unpaid bills\"}" : "";
    assertThat(api.post("/accounts/" + account + "/" + deed, why).status()).isEqualTo(200);
  }

  private void assertBegins(int status, String... accounts) {
    for (String account : accounts) {
      assertThat(gatehouse.visitor().get("/login/saml/" + account + "/").status())
          .as(account)
          .isEqualTo(status);
    }
  }
}
