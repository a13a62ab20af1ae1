package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** A message leaves when it is committed, and however many come, one round waits. */
class PromptRoundsTest {

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final PromptRounds prompt = new PromptRounds();
  private int made;
  private boolean full;

  PromptRoundsTest() {
    prompt.mails =
        new MailTimer() {
          @Override
          public void sendNow(Runnable begun) {
            begun.run();
            made++;
          }
        };
    prompt.executor =
        (ManagedExecutorService)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (self, method, args) -> {
                  if (full) {
                    throw new RejectedExecutionException();
                  }
                  waiting.add((Runnable) args[0]);
                  return null;
                });
  }

  @Test
  void makesOneRoundOfManyMessages() {
    for (int i = 0; i < 100; i++) {
      prompt.begin(new Queued(Channel.MAIL));
    }

    assertThat(waiting).hasSize(1);
    waiting.remove().run();
    assertThat(made).isEqualTo(1);
  }

  @Test
  void makesAnotherRoundForWhatCameAfterOneHadBegun() {
    prompt.begin(new Queued(Channel.MAIL));
    waiting.remove().run();
    prompt.begin(new Queued(Channel.MAIL));

    assertThat(waiting).hasSize(1);
  }

  @Test
  void triesAgainWithTheNextMessageWhenThereWasNoThread() {
    full = true;
    prompt.begin(new Queued(Channel.MAIL));
    full = false;
    prompt.begin(new Queued(Channel.MAIL));

    assertThat(waiting).hasSize(1);
  }
}
