package org.gatehouse.branding;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/** The logo of the caller's account. */
@Stateless
@PermissionRequired(Permission.BRANDING_MANAGE)
public class Logos {

  private static final Rate UPLOADS = new Rate("logo", 30);
  private static final int LONGEST_NAME = 100;
  private static final String UNNAMED = "logo";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @Inject Accounts accounts;
  @Inject RateLimiter limiter;
  @Inject LogoOffers offers;
  @Inject LoginHosts hosts;
  @Inject Event<AuditEvent> events;
  @Inject AuditTrail trail;

  /**
   * Takes a file as the logo. One that is larger than a logo may be is refused, unless it is wanted
   * scaled; its scaled version is offered then.
   */
  public LogoDetails put(String fileName, byte[] file, boolean scaled) {
    String name = name(fileName);
    try {
      if (!limiter.take(UPLOADS, Long.toString(caller.accountId())).allowed()) {
        throw BusinessException.of(Kind.TOO_MANY, "branding.logo.refused.many");
      }
      Picture picture = PictureFile.read(file);
      if (picture.tooLarge() && !scaled) {
        offers.keep(OfferDetails.of(name, picture));
        throw BusinessException.invalid(
            "logo",
            "branding.logo.refused.large",
            name,
            picture.fromWidth(),
            picture.fromHeight(),
            Picture.MOST);
      }
      return become(name, picture.fittingWidth(), picture.fittingHeight(), picture.png());
    } catch (BusinessException refusal) {
      fail(name, refusal);
      throw refusal;
    }
  }

  /** Takes the scaled version that is offered. */
  public LogoDetails takeOffer() {
    LogoOffer offer =
        row().orElseThrow(() -> BusinessException.of(Kind.NOT_FOUND, "branding.logo.offer.over"));
    OfferDetails offered = offer.details();
    return become(offered.name(), offered.width(), offered.height(), offered.png());
  }

  /** The scaled version that is offered at the moment. */
  public Optional<OfferDetails> findOffer() {
    return row().map(LogoOffer::details);
  }

  /** Offers nothing any more. */
  public void dismissOffer() {
    forgetOffer();
  }

  /**
   * Takes the logo away; whoever has none is as he was. CONFLICT while the account has a host name:
   * its sign-in page shows the logo.
   */
  public void remove() {
    long account = caller.accountId();
    accounts.lock(account);
    Branding branding = em.find(Branding.class, account);
    LogoDetails before = branding == null ? null : branding.details().logo();
    if (branding != null && before != null) {
      if (hosts.find(account).isPresent()) {
        BusinessException refusal = BusinessException.of(Kind.CONFLICT, "branding.logo.needed");
        fail(before.name(), refusal);
        throw refusal;
      }
      Optional.ofNullable(em.find(Logo.class, account)).ifPresent(em::remove);
      branding.show(null);
      tell(before, null);
    }
  }

  private LogoDetails become(String name, int width, int height, byte[] png) {
    long account = caller.accountId();
    accounts.lock(account);
    Branding branding =
        Optional.ofNullable(em.find(Branding.class, account))
            .orElseGet(
                () -> {
                  Branding made = new Branding(account);
                  em.persist(made);
                  return made;
                });
    LogoDetails before = branding.details().logo();
    LogoDetails after = new LogoDetails(name, width, height, png.length);
    Optional.ofNullable(em.find(Logo.class, account))
        .ifPresentOrElse(logo -> logo.become(png), () -> em.persist(new Logo(account, png)));
    branding.show(after);
    forgetOffer();
    tell(before, after);
    return after;
  }

  private void forgetOffer() {
    Optional.ofNullable(em.find(LogoOffer.class, caller.accountId())).ifPresent(em::remove);
  }

  private Optional<LogoOffer> row() {
    return Optional.ofNullable(em.find(LogoOffer.class, caller.accountId()))
        .filter(offer -> offer.stands(clock.instant()));
  }

  private void tell(@Nullable LogoDetails before, @Nullable LogoDetails after) {
    Map<String, String> details = Change.details(values(before), values(after));
    events.fire(new BrandingEvent.Changed(caller.accountId(), BrandingEvent.Part.LOGO, details));
  }

  private static Map<String, String> values(@Nullable LogoDetails logo) {
    return logo == null ? Map.of() : Map.of("logo", logo.text());
  }

  private void fail(String name, BusinessException refusal) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("reason", refusal.key());
    details.put("file", name);
    trail.recordFailure(
        new BrandingEvent.ChangeFailed(caller.accountId(), BrandingEvent.Part.LOGO, details));
  }

  /** The last part of the name, as some browsers send the whole path. */
  private static String name(String fileName) {
    String last =
        fileName.substring(1 + Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')));
    String name = OneLine.harmless(last, LONGEST_NAME);
    return name.isBlank() ? UNNAMED : name;
  }
}
