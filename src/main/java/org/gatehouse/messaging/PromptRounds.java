package org.gatehouse.messaging;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Begins a round as soon as a message is committed, so that nobody who waits for a code waits for a
 * timer, too. The timers stay for what could not be sent at once, and for other nodes' messages.
 *
 * <p>Of each channel one round runs and one more waits at most, however many messages come.
 */
@ApplicationScoped
public class PromptRounds {

  private static final System.Logger LOG = System.getLogger(PromptRounds.class.getName());

  private final AtomicBoolean mailsWait = new AtomicBoolean();
  private final AtomicBoolean textsWait = new AtomicBoolean();

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ManagedExecutorService executor;

  @EJB MailTimer mails;
  @EJB SmsTimer texts;

  void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) Queued message) {
    switch (message.channel()) {
      case MAIL -> begin(mailsWait, () -> mails.sendNow(() -> mailsWait.set(false)));
      case SMS -> begin(textsWait, () -> texts.sendNow(() -> textsWait.set(false)));
    }
  }

  private void begin(AtomicBoolean waits, Runnable round) {
    if (!waits.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(
          () -> {
            try {
              round.run();
            } catch (RuntimeException failed) {
              waits.set(false);
              LOG.log(System.Logger.Level.ERROR, "A round was not made at once.", failed);
            }
          });
    } catch (RejectedExecutionException busy) {
      // The timer comes within a second.
      waits.set(false);
    }
  }
}
