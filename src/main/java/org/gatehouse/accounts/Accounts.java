package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.persistence.Violations;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/** The accounts of the platform, and who may act in which. */
@Stateless
public class Accounts {

  /** Where the operators of the platform live; it comes with the schema. */
  public static final Caller.Account PLATFORM = new Caller.Account(1, "platform", "Platform");

  private static final int LONGEST_SLUG = 40;
  private static final int LONGEST_NAME = 100;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;
  @Inject All<SignInRoutes> routes;
  @EJB Entries entries;

  /** Makes an account; INVALID names the fields, CONFLICT says that the slug is taken. */
  @PermissionRequired(Permission.ACCOUNTS_OPERATE)
  public AccountDetails create(NewAccount wanted) {
    try {
      return make(wanted);
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new AccountEvent.CreationFailed(
              PLATFORM.id(),
              OneLine.harmless(wanted.slug(), LONGEST_SLUG),
              OneLine.harmless(wanted.name(), LONGEST_NAME),
              refusal.key()));
      throw refusal;
    }
  }

  /** The account with this slug, whoever asks: for the ways into it, such as a sign-in. */
  public Optional<AccountDetails> find(String slug) {
    return bySlug(slug).map(this::details);
  }

  /** The account with this id, which the product itself has kept somewhere. */
  public AccountDetails get(long id) {
    return Optional.ofNullable(em.find(Account.class, id))
        .map(this::details)
        .orElseThrow(BusinessException::notFound);
  }

  /** The account that the caller acts in. */
  public AccountDetails current() {
    return get(caller.accountId());
  }

  /**
   * Lets the caller act in the account with this slug: his own, or any if he operates the platform
   * and, being a person, has given a reason; for everybody else there is none. CONFLICT if his
   * request changes something and the account was erased.
   */
  public void enter(String slug) {
    if (caller.get().account().slug().equals(slug)) {
      return;
    }
    if (!caller.get().may(Permission.ACCOUNTS_OPERATE)) {
      throw BusinessException.notFound();
    }
    Account found = bySlug(slug).orElseThrow(BusinessException::notFound);
    if (caller.changing() && found.status(clock.instant()) == AccountStatus.ERASED) {
      throw BusinessException.of(Kind.CONFLICT, "accounts.erased.change");
    }
    Caller.Account account = found.asCallersAccount();
    Optional<Long> person = caller.get().userId();
    if (person.isPresent()
        && account.id() != caller.get().home().id()
        && !entries.open(person.get(), account.id())) {
      throw BusinessException.of(Kind.FORBIDDEN, "accounts.why.needed");
    }
    caller.enter(account);
  }

  /** Where the users of that account sign in, if they may not do so with a password. */
  public Optional<String> findOtherWayIn(long accountId) {
    return routes(accountId).flatMap(route -> route.findOtherWayIn(accountId).stream()).findFirst();
  }

  /** The language of that tag, as accounts keep it; what is none goes to the complaints. */
  public String checkLanguage(String tag, Complaints complaints) {
    return language(tag, complaints);
  }

  /** From here on the caller's account speaks the language, which was checked. */
  @PermissionRequired(Permission.BRANDING_MANAGE)
  public void speak(String language) {
    em.find(Account.class, caller.accountId()).speak(language);
  }

  /** The path under which the users of that account may sign in without a password. */
  public Optional<String> findPathBeside(long accountId) {
    return routes(accountId).flatMap(route -> route.findPathBeside(accountId).stream()).findFirst();
  }

  /** Notes that the account has a way to sign in beside passwords, on or off, from here on. */
  public void getsWayBeside(long accountId) {
    Optional.ofNullable(em.find(Account.class, accountId)).ifPresent(Account::getsWayBeside);
  }

  /** Whether nobody could come in before that moment, since the account was opened again later. */
  public boolean returnedSince(long accountId, Instant moment) {
    Account account = em.find(Account.class, accountId);
    return account != null && account.returnedSince(moment);
  }

  /**
   * Holds the account's row until the transaction ends: for rules about all of its users at once.
   */
  public void lock(long accountId) {
    if (em.find(Account.class, accountId, LockModeType.PESSIMISTIC_WRITE) == null) {
      throw BusinessException.notFound();
    }
  }

  private AccountDetails make(NewAccount wanted) {
    Complaints complaints = new Complaints();
    String slug = Slug.check(wanted.slug(), complaints);
    String name = OneLine.required("name", wanted.name(), LONGEST_NAME, complaints);
    String language = language(wanted.language(), complaints);
    Long parent = parent(wanted.parent(), complaints);
    complaints.refuse();
    // People of an account look for its sign-in under its slug: it must not be another one's.
    if (routes.stream().anyMatch(route -> route.leadsSomewhere(slug))) {
      throw BusinessException.conflict("slug", "accounts.slug.taken");
    }
    Account account = new Account(slug, name, parent, language, clock.instant());
    if (wanted.language() != null) {
      account.speak(language);
    }
    try {
      em.persist(account);
      em.flush();
    } catch (PersistenceException e) {
      if (Violations.of(e, "account_slug_key")) {
        throw BusinessException.conflict("slug", "accounts.slug.taken");
      }
      throw e;
    }
    events.fire(new AccountEvent.Created(PLATFORM.id(), slug, name));
    events.fire(new AccountEvent.Created(account.id(), slug, name));
    AccountDetails made = details(account);
    entries.beginAfterCreation(made);
    return made;
  }

  private static String language(@Nullable String tag, Complaints complaints) {
    Locale language =
        tag == null ? Languages.all().get(0) : Languages.find(tag).orElse(Locale.ROOT);
    if (language.equals(Locale.ROOT)) {
      complaints.add("language", "accounts.language.unknown", Languages.tags());
    }
    return language.toLanguageTag();
  }

  private @Nullable Long parent(@Nullable String slug, Complaints complaints) {
    if (slug == null || slug.isBlank()) {
      return null;
    }
    Optional<Long> parent = bySlug(slug).map(Account::id).filter(id -> id != PLATFORM.id());
    if (parent.isEmpty()) {
      complaints.add("parent", "accounts.parent.unknown");
    } else {
      // Whoever suspends or closes it meanwhile sees the new one, or is seen here.
      lock(parent.get());
      em.refresh(em.find(Account.class, parent.get()));
      if (get(parent.get()).status() != AccountStatus.ACTIVE) {
        complaints.add("parent", "accounts.parent.shut");
      }
    }
    return parent.orElse(null);
  }

  private AccountDetails details(Account account) {
    Long parentId = account.parentId();
    AccountDetails parent = parentId == null ? null : get(parentId);
    return account.details(parent, clock.instant());
  }

  private Optional<Account> bySlug(String slug) {
    if (!Slug.possible(slug)) {
      return Optional.empty();
    }
    return em.createNamedQuery("Account.bySlug", Account.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst();
  }

  /** The account is known already where somebody signs in, so most have nobody asked. */
  private Stream<SignInRoutes> routes(long accountId) {
    Account account = em.find(Account.class, accountId);
    return account != null && account.hasWaysBeside() ? routes.stream() : Stream.empty();
  }
}
