package org.gatehouse.factors;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.policy.Policies;
import org.gatehouse.policy.TwoFactor;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * The caller's own second factors, and nobody else's. Whoever calls what changes them has asked for
 * his password once more, outside of a transaction.
 */
@Stateless
public class OwnFactors {

  private static final int LONGEST_KIND = 20;

  @EJB Agreements agreements;
  @Inject CurrentCaller caller;
  @EJB SignInUsers users;
  @Inject All<SecondFactor> factors;
  @Inject AppProposals proposals;
  @Inject AppKeys apps;
  @Inject RecoveryCodes recovery;
  @EJB FactorChanges changes;
  @EJB Policies policies;
  @EJB AuditTrail trail;

  /** What he has, the strongest first. */
  public List<FactorDetails> list() {
    long self = self();
    return sorted().stream().flatMap(kind -> kind.list(self).stream()).toList();
  }

  /** Where he sets up what he has not, by kind; only what his account allows. */
  public List<String> setUps() {
    long self = self();
    List<String> allowed = rule().methodNames();
    return sorted().stream()
        .filter(kind -> allowed.contains(kind.kind().toUpperCase(Locale.ROOT)))
        .filter(kind -> kind.setUp(self).isPresent())
        .map(SecondFactor::kind)
        .toList();
  }

  /** The page where he sets that kind up. */
  public String setUpPath(String kind) {
    return find(kind).flatMap(one -> one.setUp(self())).orElse("/profile/factors");
  }

  /** What his account asks for. */
  public TwoFactor rule() {
    return policies.of(caller.get().home().id()).twoFactor();
  }

  /** A key for an app, which counts when the app has shown a code. */
  public AppProposal propose() {
    return proposals.make(caller.get());
  }

  /** The same key once more. */
  public AppProposal proposeAgain(String sealed) {
    return proposals.again(caller.get(), sealed);
  }

  /**
   * Keeps a key that was proposed, for an app that shows this code. Gives his recovery codes, if he
   * had none before. INVALID concerns {@code code}.
   */
  public List<String> addApp(String sealed, String code, String ownToken) {
    Caller user = caller.get();
    try {
      SignInUser owner = held();
      apps.add(owner, proposals.secret(user, sealed), code);
      changes.added(owner, AppKeys.KIND, ownToken);
      return recovery.ready(owner.id()) ? List.of() : recovery.make(owner);
    } catch (BusinessException refusal) {
      throw failed(FactorEvent.Deed.ADD, AppKeys.KIND, refusal);
    }
  }

  /** Takes one of his away; NOT_FOUND if it is not there. */
  public void remove(String kind, String id, String ownToken) {
    try {
      SignInUser owner = held();
      if (!find(kind).map(one -> one.remove(owner.id(), id)).orElse(false)) {
        throw BusinessException.notFound();
      }
      changes.removed(owner, kind, ownToken);
    } catch (BusinessException refusal) {
      throw failed(FactorEvent.Deed.REMOVE, kind, refusal);
    }
  }

  /** Gives him new recovery codes, to be shown once; those before work no more. */
  public List<String> renewRecovery() {
    SignInUser owner = held();
    List<String> made = recovery.make(owner);
    changes.renewed(owner);
    return made;
  }

  /** Records that he was refused before it came to this. */
  public void refused(boolean adding, String kind, String reason) {
    trail.recordFailure(
        new FactorEvent.Failed(
            caller.get().home().id(),
            adding ? FactorEvent.Deed.ADD : FactorEvent.Deed.REMOVE,
            caller.get().userName(),
            kind,
            reason));
  }

  /** Nothing of the transaction may be asked any more: it is to be rolled back. */
  private BusinessException failed(FactorEvent.Deed deed, String kind, BusinessException refusal) {
    refused(deed == FactorEvent.Deed.ADD, OneLine.harmless(kind, LONGEST_KIND), refusal.key());
    return refusal;
  }

  private Optional<? extends SecondFactor> find(String kind) {
    return factors.stream().filter(one -> one.kind().equals(kind)).findFirst();
  }

  private List<? extends SecondFactor> sorted() {
    return factors.stream().sorted(Comparator.comparingInt(SecondFactor::order)).toList();
  }

  /** His own account's agreement before him, as {@link Agreements#keep} wants. */
  private SignInUser held() {
    agreements.keep(caller.get().home().id());
    return users.hold(self()).orElseThrow(BusinessException::notFound);
  }

  private long self() {
    return caller.get().userId().orElseThrow(BusinessException::forbidden);
  }
}
