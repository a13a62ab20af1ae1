package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.Sessions;
import org.gatehouse.access.SignIn;
import org.gatehouse.platform.config.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the code of a mobile number")
class MobileChangesTest {

  private final PeopleInMemory people = new PeopleInMemory();
  private final List<String> sent = new ArrayList<>();
  private String own;

  @BeforeEach
  void sessions() {
    people.set(TestSettings.with("GATEHOUSE_DEMO", "true"), Duration.ZERO);
    people
        .wiring()
        .with(
            MobileMails.class,
            new MobileMails() {
              @Override
              public void code(User user, MobileChange change, String code) {
                sent.add(code);
              }

              @Override
              public void changed(User user) {
                // Another test reads it.
              }
            });
    people.user(1, PeopleInMemory.CONTOSO, "dana");
    own = begin();
    begin();
    people.run(
        () ->
            people
                .get(MobileChanges.class)
                .request(people.get(UserRows.class).get(1), "+49 170 1234567"));
  }

  @AfterEach
  void end() {
    people.close();
  }

  @Test
  @DisplayName("confirms it and ends the other sessions in one")
  void endsTheOtherSessions() {
    assertThat(attempt(sent.get(0))).isEmpty();

    assertThat(people.column("select mobile from app_user where id = 1"))
        .containsExactly("+491701234567");
    assertThat(open()).isEqualTo(1);
    assertThat(people.in(() -> people.get(Sessions.class).renew(own))).isPresent();
  }

  @Test
  @DisplayName("ends no session when it is wrong")
  void keepsTheSessionsOfWhoMistypes() {
    String wrong = sent.get(0).equals("000000") ? "000001" : "000000";

    assertThat(attempt(wrong)).hasSize(1);

    assertThat(open()).isEqualTo(2);
    assertThat(people.column("select mobile_verified_at from app_user where id = 1"))
        .containsOnlyNulls();
  }

  private List<String> attempt(String code) {
    return people.in(() -> people.get(MobileChanges.class).attempt(1, code, own).stream().toList());
  }

  private String begin() {
    var signIn = new SignIn(PeopleInMemory.CONTOSO, 1, SignIn.Way.PASSWORD);
    return people.in(() -> people.get(Sessions.class).begin(signIn));
  }

  private int open() {
    return people.column("select token_hash from signed_in_session where user_id = 1").size();
  }
}
