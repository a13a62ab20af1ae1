package org.gatehouse.branding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A picture that was too large for a logo, scaled down, for who sent it to take instead. */
@Entity
@Table(name = "logo_offer")
public class LogoOffer {

  static final Duration KEPT = Duration.ofHours(1);

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "name")
  private String name;

  @Column(name = "from_width")
  private int fromWidth;

  @Column(name = "from_height")
  private int fromHeight;

  @Column(name = "width")
  private int width;

  @Column(name = "height")
  private int height;

  @Column(name = "png")
  private byte[] png;

  @Column(name = "made_at")
  private Instant madeAt;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected LogoOffer() {}

  LogoOffer(long accountId, OfferDetails offer, Instant now) {
    this.accountId = accountId;
    name = offer.name();
    fromWidth = offer.fromWidth();
    fromHeight = offer.fromHeight();
    width = offer.width();
    height = offer.height();
    png = offer.png();
    madeAt = now;
  }

  boolean stands(Instant now) {
    return now.isBefore(madeAt.plus(KEPT));
  }

  OfferDetails details() {
    return new OfferDetails(name, fromWidth, fromHeight, width, height, png);
  }
}
