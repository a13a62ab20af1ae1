package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.gatehouse.platform.config.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("of many who share a user name, each in an account of his own")
class ForgottenPasswordsTest {

  private static final int MANY = 25;

  private final PeopleInMemory people = new PeopleInMemory();

  @AfterEach
  void end() {
    people.close();
  }

  @Test
  @Tag("A-111")
  @DisplayName("A-111: everybody gets his mail, a few at a time")
  void mailsAll() {
    admins();

    people.run(() -> forgotten().ask("admin"));
    assertThat(round()).as("one request").isEqualTo(1);
    assertThat(mails()).hasSize(10);
    round();
    assertThat(mails()).hasSize(20);
    round();
    assertThat(mails())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, MANY).mapToObj(i -> "admin@a" + (100 + i) + ".example").toList());
    assertThat(round()).as("nothing is left to be done").isZero();
  }

  @Test
  @Tag("A-111")
  @DisplayName("A-111: nobody is mailed more than three times an hour, or looked at for more")
  void mailsThreeTimesAnHourAtMost() {
    admins();
    for (int i = 0; i < 3; i++) {
      people.run(() -> forgotten().ask("admin"));
      while (round() > 0) {
        // Until all of them are answered.
      }
    }
    assertThat(mails()).hasSize(3 * MANY);

    people.run(() -> forgotten().ask("admin"));

    assertThat(round()).isEqualTo(1);
    assertThat(round()).as("one look for all of them").isZero();
    assertThat(mails()).hasSize(3 * MANY);
  }

  @Test
  @DisplayName("those whose turn comes after half an hour get none")
  void endsWithThePatience() {
    admins();
    people.run(() -> forgotten().ask("admin"));
    round();
    people.set(TestSettings.untouched(), Duration.ofMinutes(31));

    assertThat(round()).isEqualTo(1);
    assertThat(round()).isZero();

    assertThat(mails()).hasSize(10);
  }

  @Test
  @DisplayName("none is passed over because of what somebody types behind the name")
  void takesNoPlaceFromWhoAsks() {
    admins();
    for (String typed : List.of("admin\n1010", "admin\nx")) {
      people.run(() -> forgotten().ask(typed));
      assertThat(round()).isEqualTo(1);
    }
    assertThat(round()).isZero();
    assertThat(mails()).isEmpty();
  }

  private void admins() {
    for (int i = 0; i < MANY; i++) {
      people.account(100 + i);
      people.user(1_000 + i, 100 + i, "admin");
    }
  }

  private List<String> mails() {
    return people.mails("users.reset.forgotten");
  }

  /** What the timer does in a second; tells how many requests there were. */
  private int round() {
    List<Long> waiting = forgotten().waiting();
    waiting.forEach(id -> people.run(() -> forgotten().answer(id)));
    return waiting.size();
  }

  private ForgottenPasswords forgotten() {
    return people.get(ForgottenPasswords.class);
  }
}
