package org.gatehouse.audit.anchors;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.persistence.Turns;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.trail.sealing.Checkpoint;
import org.gatehouse.trail.sealing.Proofs;

/** Decides what goes out now, and notes what went; each step is a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AnchorRounds {

  private static final int AT_ONCE = 50;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration AGAIN = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Accounts accounts;
  @Inject Outbox outbox;
  @Inject Proofs proofs;
  @Inject Turns turns;
  @Inject Clock clock;

  /** A checkpoint that goes to an address. */
  public record Sending(long accountId, String webhook, Checkpoint checkpoint) {}

  /** An account's checkpoint for the file. */
  public record Filed(String slug, Checkpoint checkpoint) {}

  /** The accounts of which something may go out now. */
  public List<Long> due() {
    return em.createNamedQuery("Anchor.due", Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(AT_ONCE)
        .getResultList();
  }

  /** Claims an account's turn: queues the mail, and gives what is to be sent, if anything is. */
  public Optional<Sending> claim(long accountId) {
    Anchor anchor = em.find(Anchor.class, accountId, LockModeType.PESSIMISTIC_WRITE);
    Instant now = clock.instant();
    if (anchor == null || !anchor.due(now)) {
      return Optional.empty();
    }
    Optional<Checkpoint> newest = proofs.latest(accountId);
    anchor.next(newest.isPresent() ? now.plus(DAY) : now.plus(AGAIN));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Checkpoint checkpoint = newest.get();
    if (anchor.mails(checkpoint.size())) {
      mail(accountId, anchor.details().email(), checkpoint);
      anchor.mailed(checkpoint.size(), now);
    }
    return anchor.sends(checkpoint.size())
        ? Optional.of(new Sending(accountId, anchor.details().webhook(), checkpoint))
        : Optional.empty();
  }

  /** It was taken. */
  public void sent(Sending sending) {
    Anchor anchor = em.find(Anchor.class, sending.accountId());
    if (anchor != null) {
      anchor.sent(sending.checkpoint().size(), clock.instant());
    }
  }

  /** It was not, for that reason; it is tried again soon. */
  public void failed(Sending sending, String reason) {
    Anchor anchor = em.find(Anchor.class, sending.accountId());
    if (anchor != null) {
      anchor.failed(reason, clock.instant().plus(AGAIN));
    }
  }

  /** Whether it is this node's turn to write the file, once an hour. */
  public boolean fileDue() {
    return turns.take("trail.anchor-file", HOUR);
  }

  /** The newest checkpoints of all accounts that were signed since a moment. */
  public List<Filed> signedSince(Instant since) {
    return proofs.signedSince(since).stream()
        .flatMap(
            id ->
                proofs.latest(id).stream()
                    .map(checkpoint -> new Filed(accounts.get(id).slug(), checkpoint)))
        .toList();
  }

  /** The lines of the note, each a paragraph, so that no mail program joins them. */
  private void mail(long accountId, String to, Checkpoint checkpoint) {
    AccountDetails account = accounts.get(accountId);
    Locale language = Languages.find(account.language()).orElse(Locale.ENGLISH);
    String[] lines = checkpoint.note().split("\n");
    outbox.enqueue(
        new Message(
            accountId,
            to,
            language,
            "audit.anchor.mail",
            List.of(
                account.name(),
                Long.toString(checkpoint.size()),
                lines[0],
                lines[1],
                lines[2],
                lines[3],
                lines[5],
                checkpoint.key()),
            Optional.empty()));
  }
}
