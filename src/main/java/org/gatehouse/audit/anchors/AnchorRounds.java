package org.gatehouse.audit.anchors;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.file.Path;
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
  private static final Duration AGAIN = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  /** A log's first entries are signed within a second or two of their transaction. */
  private static final Duration UNTIL_SIGNED = Duration.ofSeconds(5);

  private static final String FILE = "trail.anchor-file";

  /** The clocks of nodes differ a little, and what is signed counts when its transaction ends. */
  private static final Duration EARLIER = Duration.ofMinutes(5);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @EJB Proofs proofs;
  @EJB Turns turns;
  @Inject Clock clock;

  /** A checkpoint that goes to an address. */
  public record Sending(long accountId, String webhook, Checkpoint checkpoint) {}

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
    anchor.next(newest.isPresent() ? now.plus(Anchor.DAY) : now.plus(UNTIL_SIGNED));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Checkpoint checkpoint = newest.get();
    if (anchor.mails(checkpoint.size(), now)) {
      mail(accountId, anchor.details().email(), checkpoint);
      anchor.mailed(checkpoint.size(), now);
    }
    return anchor.sends(checkpoint.size())
        ? Optional.of(new Sending(accountId, anchor.details().webhook(), checkpoint))
        : Optional.empty();
  }

  /** It was taken; what was changed meanwhile is not concerned. */
  public void sent(Sending sending) {
    sentTo(sending).ifPresent(anchor -> anchor.sent(sending.checkpoint().size(), clock.instant()));
  }

  /** It was not, for that reason; it is tried again soon. */
  public void failed(Sending sending, String reason) {
    sentTo(sending).ifPresent(anchor -> anchor.failed(reason, clock.instant().plus(AGAIN)));
  }

  /** Held until it is noted; empty if somebody has decided for another address since. */
  private Optional<Anchor> sentTo(Sending sending) {
    return Optional.ofNullable(
            em.find(Anchor.class, sending.accountId(), LockModeType.PESSIMISTIC_WRITE))
        .filter(anchor -> anchor.details().webhook().equals(sending.webhook()));
  }

  /**
   * Writes the newest checkpoints of all accounts in which something was signed since the last
   * time, once an hour and on one node. What could not be written is due again, however long that
   * takes; then some may be in the file twice.
   */
  public void file(Path dataDir) throws IOException {
    Optional<Instant> last = turns.due(FILE, HOUR);
    if (last.isEmpty()) {
      return;
    }
    AnchorFile file = new AnchorFile(dataDir);
    for (long account : proofs.signedSince(last.get().minus(EARLIER))) {
      Optional<Checkpoint> newest = proofs.latest(account);
      if (newest.isPresent()) {
        file.append(accounts.get(account).slug(), newest.get());
      }
    }
    turns.finished(FILE);
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
