package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.access.Sessions;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.ErasedPerson;

/**
 * Takes somebody out with all that every feature keeps of him; the audit log is not its concern.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Leavers {

  private static final String CALLED =
      "select u.usernameKey, u.emailKey from User u where u.accountId = :account and u.id <> :user"
          + " and (u.usernameKey in :keys or u.emailKey in :keys)";

  private static final int PSEUDONYM_LETTERS = 10;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @EJB Sessions sessions;
  @EJB Outbox outbox;
  @Inject All<Belongings> belongings;
  @Inject All<NamesElsewhere> elsewhere;

  /** What stands in the place of one person's name from now on, and of nobody else's. */
  static String pseudonym() {
    return "erased-" + Tokens.letters(PSEUDONYM_LETTERS);
  }

  /** What he is called, here and elsewhere, and what he called himself before. */
  public Leaver leaver(User user, String pseudonym) {
    String strange = accounts.get(user.accountId()).slug() + ":" + user.username();
    List<String> addresses = addresses(user);
    List<String> names = new ArrayList<>(addresses);
    names.add(user.username());
    elsewhere.forEach(one -> names.addAll(one.names(user.id())));
    Set<String> others = others(user, names);
    names.removeIf(name -> others.contains(Identifiers.key(name)));
    names.add(strange);
    return new Leaver(user.accountId(), user.id(), user.username(), strange, pseudonym, names);
  }

  /** The same for the log, which is to forget it. */
  public static ErasedPerson person(User user, Leaver leaver) {
    return new ErasedPerson(
        user.username(), user.email(), leaver.names(), user.displayName(), leaver.pseudonym());
  }

  /** Removes him and everything of his. */
  public void remove(User user, Leaver leaver) {
    belongings.forEach(feature -> feature.forget(leaver));
    sessions.endAll(user.id());
    Stream.concat(
            Stream.of(user.email()), addresses(user).stream().filter(leaver.names()::contains))
        .forEach(address -> outbox.forget(user.accountId(), address));
    List.of(
            "UserRole",
            "Invitation",
            "EmailChange",
            "MobileChange",
            "PasswordReset",
            "UsedPassword")
        .forEach(
            entity ->
                em.createQuery("delete from " + entity + " e where e.userId = :user")
                    .setParameter("user", user.id())
                    .executeUpdate());
    em.remove(user);
    em.flush();
  }

  /**
   * What somebody else is called who stays: his entries and mails stay, too, whatever the leaver
   * has called himself or wanted to be called.
   */
  private Set<String> others(User user, List<String> names) {
    Set<String> others = new HashSet<>();
    em.createQuery(CALLED, Object[].class)
        .setParameter("account", user.accountId())
        .setParameter("user", user.id())
        .setParameter("keys", names.stream().map(Identifiers::key).distinct().toList())
        .getResultStream()
        .forEach(keys -> others.addAll(List.of((String) keys[0], (String) keys[1])));
    return others;
  }

  /** Those that he has, had and wanted, and his numbers. */
  private List<String> addresses(User user) {
    List<String> addresses = new ArrayList<>(List.of(user.email()));
    Stream.ofNullable(user.person().mobile()).forEach(addresses::add);
    em.createQuery("select c from MobileChange c where c.userId = :user", MobileChange.class)
        .setParameter("user", user.id())
        .getResultStream()
        .forEach(change -> addresses.add(change.mobile()));
    em.createQuery("select c from EmailChange c where c.userId = :user", EmailChange.class)
        .setParameter("user", user.id())
        .getResultStream()
        .forEach(
            change -> {
              addresses.add(change.oldEmail());
              addresses.add(change.newEmail());
            });
    return addresses.stream().distinct().toList();
  }
}
