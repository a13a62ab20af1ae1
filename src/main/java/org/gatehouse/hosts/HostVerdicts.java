package org.gatehouse.hosts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.trail.AuditEvent;

/** Decides what becomes of a claim after somebody has looked at its records. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class HostVerdicts {

  @Inject Clock clock;
  @EJB HostRows rows;
  @EJB HostMails mails;
  @EJB Accounts accounts;
  @Inject Event<AuditEvent> events;

  /** The host and the proof of a claim that is watched: what there is to look at. */
  public Optional<Question> question(long accountId) {
    return rows.find(accountId)
        .filter(claim -> claim.state().watched())
        .map(claim -> new Question(claim.host(), claim.proof()));
  }

  /** What there is to look at. */
  public record Question(String host, String proof) {}

  /** Whether it is this node's turn. */
  public boolean take(long accountId) {
    return rows.take(accountId);
  }

  /** Settles a claim; what was seen for one that is another by now counts for nothing. */
  public void settle(long accountId, Question question, Seen seen) {
    accounts.lock(accountId);
    HostClaim claim = rows.find(accountId).orElse(null);
    if (claim == null || !claim.state().watched() || !claim.proof().equals(question.proof())) {
      return;
    }
    Instant now = clock.instant();
    claim.looked(seen, now);
    if (seen.right()) {
      proved(claim);
    } else if (seen.wrong() && claim.state().answers()) {
      missed(claim, now);
    }
    rows.write();
  }

  private void proved(HostClaim claim) {
    switch (claim.state()) {
      case PENDING -> win(claim);
      case LOST -> {
        claim.proved();
        tell(claim, HostEvent.Turn.FOUND, "hosts.mail.found");
      }
      default -> claim.found();
    }
  }

  /** A proof counts more than having been first, but nothing takes a proved host from its owner. */
  private void win(HostClaim claim) {
    HostClaim other =
        rows.holder(claim.host())
            .filter(holder -> holder.accountId() != claim.accountId())
            .orElse(null);
    if (other != null && other.state().answers()) {
      lose(claim);
      return;
    }
    if (other != null) {
      lose(other);
      rows.write();
    }
    claim.proved();
    tell(claim, HostEvent.Turn.PROVED, "hosts.mail.proved");
  }

  private void lose(HostClaim claim) {
    claim.end(ClaimState.TAKEN);
    tell(claim, HostEvent.Turn.TAKEN, "hosts.mail.taken");
  }

  private void missed(HostClaim claim, Instant now) {
    Instant end = claim.releaseAt();
    if (end == null) {
      if (claim.missed(now)) {
        claim.lost(now);
        tell(claim, HostEvent.Turn.LOST, "hosts.mail.lost");
      }
    } else if (!now.isBefore(end)) {
      claim.end(ClaimState.RELEASED);
      tell(claim, HostEvent.Turn.RELEASED, "hosts.mail.released");
    } else if (claim.lastCall(now)) {
      mails.send(claim, "hosts.mail.last");
    }
  }

  private void tell(HostClaim claim, HostEvent.Turn turn, String mail) {
    events.fire(new HostEvent.Turned(claim.accountId(), turn, claim.host()));
    mails.send(claim, mail);
  }
}
