package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ends up in a log by accident says nothing. */
class SecrecyTest {

  @Test
  void aNewUserDoesNotShowHisPassword() {
    NewUser user =
        new NewUser("dana", "d@contoso.example", null, null, null, null, List.of(), "s3cret-word");

    assertThat(user.toString()).doesNotContain("s3cret-word");
  }

  @Test
  void aUserAtTheSignInDoesNotShowHisHash() {
    SignInUser user =
        new SignInUser(
            7,
            1,
            "dana",
            "Dana",
            "d@contoso.example",
            Optional.empty(),
            Optional.of("$argon2id$hash"),
            Optional.empty(),
            false,
            false,
            false,
            false,
            true,
            Optional.empty());

    assertThat(user.toString()).doesNotContain("argon2id");
  }
}
