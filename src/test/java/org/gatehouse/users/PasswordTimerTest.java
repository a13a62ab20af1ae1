package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordTimerTest {

  @Test
  void triesARequestAgainThatTheDatabaseFailedAndKeepsNoOtherWaiting() {
    Waiting forgotten = new Waiting();
    PasswordTimer timer = new PasswordTimer();
    timer.forgotten = forgotten;

    timer.answer();
    assertThat(forgotten.ids).as("the first waits for the database").containsExactly(1L);

    forgotten.fails = 0;
    timer.answer();
    assertThat(forgotten.ids).isEmpty();
  }

  private static final class Waiting extends ForgottenPasswords {

    private final List<Long> ids = new ArrayList<>(List.of(1L, 2L));
    private long fails = 1;

    @Override
    public List<Long> waiting() {
      return List.copyOf(ids);
    }

    @Override
    public void answer(long id) {
      if (id == fails) {
        throw new EJBException("The database is away.");
      }
      ids.remove(id);
    }
  }
}
