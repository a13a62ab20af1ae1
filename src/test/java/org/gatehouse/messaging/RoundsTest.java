package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A round sends first what somebody waits for, also what comes while it is under way")
class RoundsTest {

  private static final long BROKEN = 666;

  private final List<Long> due = new ArrayList<>(List.of(1L, 2L, 3L));
  private final List<Long> urgent = new ArrayList<>();
  private final List<Long> attempts = new ArrayList<>();
  private final Set<Long> taken = new HashSet<>();
  private int asked;
  private Delivery answer = Delivery.taken();
  private final Rounds rounds = new Rounds();

  RoundsTest() {
    rounds.deliveries = new Waiting();
  }

  @Test
  void sendsACodeThatComesBehindManyMailsAfterTheOneThatIsUnderWay() {
    rounds.run(
        new Gate() {
          @Override
          public Delivery send(Letter letter) {
            if (letter.id() == 1) {
              urgent.add(10L);
              urgent.add(11L);
            }
            return super.send(letter);
          }
        });

    assertThat(attempts).containsExactly(1L, 10L, 11L, 2L, 3L);
    assertThat(asked).as("one for each that nobody waits for").isEqualTo(3);
  }

  @Test
  void triesEachOnceInARoundHoweverLongItStaysDue() {
    due.addAll(0, List.of(BROKEN, 10L));
    urgent.addAll(List.of(BROKEN, 10L));
    rounds.run(new Gate());

    assertThat(attempts).containsExactly(BROKEN, 10L, 1L, 2L, 3L);
  }

  @Test
  void endsWhenTheOtherSideIsDown() {
    answer = Delivery.down("gone");
    rounds.run(new Gate());

    assertThat(attempts).containsExactly(1L);
    assertThat(taken).isEmpty();
  }

  private class Gate implements Transport {

    @Override
    public Channel channel() {
      return Channel.MAIL;
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public Delivery send(Letter letter) {
      return answer;
    }
  }

  private final class Waiting extends Deliveries {

    @Override
    public List<Long> due(Channel channel) {
      return List.copyOf(due);
    }

    @Override
    public List<Long> urgent(Channel channel) {
      asked++;
      return urgent.stream().filter(id -> !taken.contains(id)).toList();
    }

    @Override
    public Optional<Letter> claim(long id) {
      attempts.add(id);
      if (id == BROKEN) {
        throw new IllegalStateException("It can not be opened.");
      }
      return Optional.of(
          new Letter(
              id,
              1,
              id + ".abc",
              "dana@contoso.example",
              Locale.ENGLISH,
              "users.invitation",
              "Hello",
              "Hello\n",
              Looks.plain("Contoso"),
              Letters.PLATFORM,
              Optional.empty()));
    }

    @Override
    public void sent(Letter letter) {
      taken.add(letter.id());
    }

    @Override
    public void failed(Letter letter, String problem) {
      taken.remove(letter.id());
    }
  }
}
