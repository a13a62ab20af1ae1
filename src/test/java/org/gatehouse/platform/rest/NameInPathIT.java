package org.gatehouse.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("an address that ends in a slash")
class NameInPathIT {

  private final Api api = Gatehouse.shared().api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String base;

  @BeforeEach
  void twoOfEach() {
    account = accounts.create("slashes");
    base = "/accounts/" + account;
    for (String name : new String[] {"zoe", "zoe/"}) {
      done(
          api.post(
              base + "/users",
              "{\"username\":\"%s\",\"email\":\"z%d@x.example\"}".formatted(name, name.length())));
    }
  }

  @Test
  @DisplayName("means the user who is really called so, else the one without it")
  void meansAUser() {
    assertThat(api.get(base + "/users/zoe/").json().path("username").asText()).isEqualTo("zoe/");
    done(api.put(base + "/users/zoe/", "{\"firstName\":\"Zoë\"}"));
    assertThat(api.get(base + "/users/zoe").json().path("firstName").asText()).isNotEqualTo("Zoë");
    done(api.delete(base + "/users/zoe/"));
    assertThat(api.get(base + "/users/zoe/").json().path("username").asText()).isEqualTo("zoe");
    done(api.delete(base + "/users/zoe/"));
    assertThat(api.get(base + "/users/zoe").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("means the role that is really called so, else the one without it")
  void meansARole() {
    for (String name : new String[] {"Own", "Own/"}) {
      done(
          api.post(
              base + "/roles",
              "{\"name\":\"%s\",\"permissions\":[\"audit:read\"]}".formatted(name)));
    }

    done(api.delete(base + "/roles/Own/"));
    assertThat(api.get(base + "/roles/Own/").json().path("name").asText()).isEqualTo("Own");
    done(api.delete(base + "/roles/Own/"));
    assertThat(api.get(base + "/roles/Own").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("spares nobody else, and takes it from nobody else")
  void meansWhomTheRulesSpare() {
    String exemptions = base + "/policy/exemptions";
    String reason = "{\"reason\":\"Backups\"}";
    done(api.put(exemptions + "/zoe", reason));
    done(api.put(exemptions + "/zoe/", reason));

    assertThat(api.get(exemptions).json().findValuesAsText("username")).contains("zoe", "zoe/");
    done(api.delete(exemptions + "/zoe/"));
    assertThat(api.get(exemptions).json().findValuesAsText("username")).containsExactly("zoe");
    assertThat(api.delete(exemptions + "/zoe/").status()).isEqualTo(404);
    assertThat(api.get(exemptions).json().findValuesAsText("username")).containsExactly("zoe");
  }

  @Test
  @DisplayName("takes emergency codes from nobody else")
  void meansWhoseCodesAreTaken() {
    String codes = base + "/sso/emergency-codes";

    assertThat(api.delete(codes + "/zoe/").status()).isEqualTo(204);
    done(api.delete(base + "/users/zoe/"));
    assertThat(api.delete(codes + "/zoe/").status()).isEqualTo(204);
    done(api.delete(base + "/users/zoe/"));
    assertThat(api.delete(codes + "/zoe/").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("gives nobody else roles in a sub-account")
  void meansWhomAGrantIsFor() {
    String sub = account + "-sub";
    done(
        api.post(
            "/accounts",
            "{\"slug\":\"%s\",\"name\":\"Sub\",\"parent\":\"%s\"}".formatted(sub, account)));
    String grants = base + "/grants/" + sub;

    Answer given = api.put(grants + "/zoe/", "{\"roles\":[{\"name\":\"User\"}]}");

    assertThat(given.json().path("username").asText()).as(given.toString()).isEqualTo("zoe/");
    assertThat(api.get(grants + "/zoe/").json().path("roles")).hasSize(1);
    assertThat(api.get(grants + "/zoe").json().path("roles")).isEmpty();
  }

  private static void done(Answer answer) {
    assertThat(answer.status() / 100).as(answer.toString()).isEqualTo(2);
  }
}
