package org.gatehouse.sso.emergency;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Permission;
import org.gatehouse.login.SpareKeys;
import org.gatehouse.platform.crypto.ShortCodes;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.roles.Roles;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUser;
import org.jspecify.annotations.Nullable;

/** The codes of account managers, shown once, each used once. */
@Stateless
@LocalBean
@Local(SpareKeys.class)
public class EmergencyCodes implements SpareKeys {

  static final int CODES = 8;

  private static final long NOBODY = -1;
  private static final int LONGEST = 40;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject ShortCodes codes;
  @EJB Roles roles;
  @EJB EmergencyMails mails;
  @Inject Event<AuditEvent> events;

  /** Makes so many, which are stored nowhere as they are. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public List<String> make(SignInUser owner, int count, @Nullable Instant until) {
    Instant now = clock.instant();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String code = Tokens.speakable();
      made.add(code);
      em.persist(
          new EmergencyCode(
              owner, codes.seal(ShortCodes.plain(code), purpose(owner.id())), now, until));
    }
    return made;
  }

  @Override
  public boolean fits(Optional<SignInUser> user, String code) {
    boolean found = find(user.map(SignInUser::id).orElse(NOBODY), code).isPresent();
    return user.filter(one -> found && mayConfigure(one)).isPresent();
  }

  /** {@inheritDoc} All managers are told. */
  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean use(SignInUser user, String code) {
    Optional<EmergencyCode> found = find(user.id(), code);
    boolean used =
        found.isPresent()
            && em.createNamedQuery("EmergencyCode.use")
                    .setParameter("id", found.get().id())
                    .executeUpdate()
                == 1;
    if (used) {
      events.fire(new EmergencyEvent.Used(user.accountId(), user.username(), left(user.id())));
      mails.used(user, left(user.id()));
    }
    return used;
  }

  /** How many codes each of an account's people has; who has none is not there. */
  public Map<Long, Integer> counts(long accountId) {
    Map<Long, Integer> counts = new HashMap<>();
    em.createNamedQuery("EmergencyCode.counts", Object[].class)
        .setParameter("account", accountId)
        .setParameter("now", clock.instant())
        .getResultStream()
        .forEach(row -> counts.put((Long) row[0], ((Number) row[1]).intValue()));
    return counts;
  }

  /** Takes all of a user away; how many there were. */
  public int revoke(long userId) {
    return em.createNamedQuery("EmergencyCode.remove").setParameter("user", userId).executeUpdate();
  }

  /** Removes those that are over; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("EmergencyCode.removeExpired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** Whether he looks after single sign-on, in his own account. */
  public boolean mayConfigure(SignInUser user) {
    return roles.permissions(user.id(), user.accountId()).contains(Permission.SSO_MANAGE);
  }

  private int left(long userId) {
    return ofUser(userId).size();
  }

  private Optional<EmergencyCode> find(long userId, String typed) {
    String code = typed.length() > LONGEST ? "" : ShortCodes.plain(typed).toUpperCase(Locale.ROOT);
    return ofUser(userId).stream()
        .filter(one -> codes.opens(one.sealedHash(), purpose(userId), code))
        .findFirst();
  }

  private List<EmergencyCode> ofUser(long userId) {
    return em.createNamedQuery("EmergencyCode.ofUser", EmergencyCode.class)
        .setParameter("user", userId)
        .setParameter("now", clock.instant())
        .getResultList();
  }

  private static String purpose(long userId) {
    return "sso.emergency:" + userId;
  }
}
