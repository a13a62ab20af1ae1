package org.gatehouse.audit.proofs;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.gatehouse.audit.Address;
import org.gatehouse.trail.sealing.Checkpoint;
import org.gatehouse.trail.sealing.EventVerdict;
import org.gatehouse.trail.sealing.LogVerdict;
import org.jspecify.annotations.Nullable;

/** Whether the log holds, on its page, and whether the entry beside it does. */
@Named
@RequestScoped
public class ProofPage {

  @EJB LogProofs proofs;
  @Inject HttpServletRequest request;

  private LogVerdict verdict = new LogVerdict(LogVerdict.State.EMPTY, Optional.empty(), 0);
  private @Nullable EventVerdict entry;

  @PostConstruct
  void look() {
    verdict = proofs.verdict();
  }

  /** How the log stands. */
  public LogVerdict getVerdict() {
    return verdict;
  }

  /** The newest checkpoint; null while nothing is sealed. */
  public @Nullable Checkpoint getCheckpoint() {
    return verdict.checkpoint().orElse(null);
  }

  /** The colour and the icon of its state. */
  public String getTone() {
    return switch (verdict.state()) {
      case VERIFIED -> "good";
      case BROKEN -> "bad";
      case EMPTY -> "plain";
    };
  }

  /** How the entry beside the list stands; null without one. */
  public @Nullable EventVerdict getEntry() {
    Address address = Address.of(request::getParameter);
    if (entry == null && !address.get("entry").isEmpty()) {
      // The page asks often, and each answer takes some dozen statements.
      entry = proofs.verdict(address.get("entry"), address.get("of"));
    }
    return entry;
  }
}
