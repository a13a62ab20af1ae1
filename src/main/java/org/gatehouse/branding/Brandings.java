package org.gatehouse.branding;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/** The looks of accounts: what they have decided, and the plain one of those who have not. */
@Stateless
public class Brandings {

  static final String LANGUAGE = "language";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;
  @Inject LoginHosts hosts;

  /** The look of the account with this id, whoever asks: its pages and mails show it. */
  public BrandingDetails of(long accountId) {
    return Optional.ofNullable(em.find(Branding.class, accountId))
        .map(Branding::details)
        .orElse(BrandingDetails.PLAIN);
  }

  /** The look with that name in addresses. */
  public Optional<BrandingDetails> find(String publicId) {
    return row(publicId).map(Branding::details);
  }

  /** Its logo as PNG. */
  public Optional<byte[]> findLogo(String publicId) {
    return row(publicId).flatMap(row -> logo(row.accountId()));
  }

  /** The logo of the account with this id, as PNG. */
  public Optional<byte[]> logo(long accountId) {
    return Optional.ofNullable(em.find(Logo.class, accountId)).map(Logo::png);
  }

  /** Stands for what a form shows of the caller's account: its language and its colours. */
  @PermissionRequired(Permission.BRANDING_MANAGE)
  public String shown() {
    return shown(get(), accounts.current().language());
  }

  private static String shown(BrandingDetails look, String language) {
    return Shown.of(
        Stream.concat(Stream.of(language), look.schemeValues().values().stream())
            .map(value -> Objects.toString(value, ""))
            .toList());
  }

  /** The look of the caller's account. */
  @PermissionRequired(Permission.BRANDING_MANAGE)
  public BrandingDetails get() {
    return of(caller.accountId());
  }

  /**
   * Sets language and colours of the caller's account, and its host name if one is given; INVALID
   * names all fields that are wrong, and then nothing has changed.
   */
  @PermissionRequired(Permission.BRANDING_MANAGE)
  public BrandingDetails save(NewBranding wanted) {
    return save(wanted, Shown.NOTHING);
  }

  /**
   * The same for somebody who has seen what there was; CONFLICT if it is something else by now.
   *
   * @param shown what he has seen, see {@link #shown}
   */
  @PermissionRequired(Permission.BRANDING_MANAGE)
  public BrandingDetails save(NewBranding wanted, String shown) {
    long account = caller.accountId();
    // One at a time, so that the log's values before are those that were there.
    accounts.lock(account);
    BrandingDetails before = get();
    String spoken = accounts.current().language();
    String language;
    BrandingDetails look;
    try {
      Shown.require(shown, shown(before, spoken));
      Complaints complaints = new Complaints();
      String tag = wanted.language();
      language = tag == null ? spoken : accounts.checkLanguage(tag, complaints);
      look = new LookCheck(before, complaints).check(wanted);
      complaints.refuse();
    } catch (BusinessException refusal) {
      tellOfRefusal(refusal);
      throw refusal;
    }
    if (!language.equals(spoken)) {
      accounts.speak(language);
      tell(
          BrandingEvent.Part.LANGUAGE,
          Change.details(Map.of(LANGUAGE, spoken), Map.of(LANGUAGE, language)));
    }
    if (!look.equals(before)) {
      row(account).show(look.scheme(), look.color(), look.brightness());
      tell(BrandingEvent.Part.SCHEME, Change.details(before.schemeValues(), look.schemeValues()));
    }
    try {
      setHost(wanted.host());
    } catch (BusinessException refusal) {
      // It takes the rest along, and what was told of that.
      if (!language.equals(spoken)) {
        fail(BrandingEvent.Part.LANGUAGE, refusal, field -> false);
      }
      if (!look.equals(before)) {
        fail(BrandingEvent.Part.SCHEME, refusal, field -> false);
      }
      throw refusal;
    }
    em.flush();
    return get();
  }

  /** What is sent back as it was read changes nothing. */
  private void setHost(@Nullable String host) {
    if (host != null && !host.equals(hosts.find(caller.accountId()).orElse(""))) {
      hosts.set(host);
    }
  }

  /** Each part that was to be changed has a failure of its own in the log. */
  private void tellOfRefusal(BusinessException refusal) {
    List<String> fields = refusal.fields().stream().map(FieldError::field).toList();
    if (fields.contains(LANGUAGE)) {
      fail(BrandingEvent.Part.LANGUAGE, refusal, LANGUAGE::equals);
    }
    if (fields.isEmpty() || !fields.stream().allMatch(LANGUAGE::equals)) {
      fail(BrandingEvent.Part.SCHEME, refusal, field -> !field.equals(LANGUAGE));
    }
  }

  private void fail(
      BrandingEvent.Part part, BusinessException refusal, Predicate<String> concerns) {
    String reason =
        refusal.fields().stream()
            .filter(error -> concerns.test(error.field()))
            .map(FieldError::key)
            .findFirst()
            .orElse(refusal.key());
    trail.recordFailure(
        new BrandingEvent.ChangeFailed(caller.accountId(), part, Map.of("reason", reason)));
  }

  private void tell(BrandingEvent.Part part, Map<String, String> details) {
    events.fire(new BrandingEvent.Changed(caller.accountId(), part, details));
  }

  /** The row of the account, which is made when there is none. */
  private Branding row(long account) {
    Branding row = em.find(Branding.class, account);
    if (row != null) {
      return row;
    }
    Branding made = new Branding(account);
    em.persist(made);
    return made;
  }

  private Optional<Branding> row(String publicId) {
    return em.createNamedQuery("Branding.byPublicId", Branding.class)
        .setParameter("publicId", publicId)
        .getResultStream()
        .findFirst();
  }
}
