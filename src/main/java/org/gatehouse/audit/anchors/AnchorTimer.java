package org.gatehouse.audit.anchors;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.net.FetchFailed;
import org.gatehouse.platform.net.SafeFetch;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.time.TimerGuard;

/**
 * Looks every few seconds whether checkpoints are to go out. No connection to the database is held
 * while the other side takes one.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class AnchorTimer {

  private static final System.Logger LOG = System.getLogger(AnchorTimer.class.getName());

  /** How long a disk that takes nothing is left alone; another node may have a better one. */
  private static final Duration PAUSE = Duration.ofMinutes(5);

  @EJB AnchorRounds rounds;
  @Inject SafeFetch fetch;
  @Inject Settings settings;

  private Instant fileAgain = Instant.MIN;

  @Schedule(hour = "*", minute = "*", second = "3/10", persistent = false)
  void send() {
    for (long account : rounds.due()) {
      try {
        rounds.claim(account).ifPresent(this::send);
      } catch (RuntimeException e) {
        // The others' do go out.
        LOG.log(
            System.Logger.Level.WARNING,
            "The checkpoint of account " + account + " does not go out.",
            e);
      }
    }
    file();
  }

  private void send(AnchorRounds.Sending sending) {
    String json =
        JsonText.object()
            .add("origin", sending.checkpoint().origin())
            .add("size", sending.checkpoint().size())
            .add("checkpoint", sending.checkpoint().note())
            .add("key", sending.checkpoint().key())
            .build()
            .toString();
    try {
      fetch.post(sending.webhook(), json);
      rounds.sent(sending);
    } catch (FetchFailed failed) {
      rounds.failed(sending, failed.reason().name());
    }
  }

  private void file() {
    Instant now = Instant.now();
    if (now.isBefore(fileAgain)) {
      return;
    }
    try {
      rounds.file(settings.dataDir());
    } catch (IOException | RuntimeException e) {
      fileAgain = now.plus(PAUSE);
      LOG.log(System.Logger.Level.WARNING, "The checkpoints are not written to their file.", e);
    }
  }
}
