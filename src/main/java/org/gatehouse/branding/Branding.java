package org.gatehouse.branding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.gatehouse.platform.crypto.Tokens;
import org.jspecify.annotations.Nullable;

/** What an account has decided about its look; until it does, it has no row. */
@Entity
@Table(name = "account_branding")
@NamedQuery(
    name = "Branding.byPublicId",
    query = "select b from Branding b where b.publicId = :publicId")
public class Branding {

  @Id
  @Column(name = "account_id")
  private long accountId;

  /** Stands in addresses, so that nobody learns from them which accounts there are. */
  @Column(name = "public_id")
  private String publicId;

  @Version
  @Column(name = "version")
  private int version;

  /** Counts the looks that there were, for addresses that browsers keep for ever. */
  @Column(name = "revision")
  private int revision;

  @Enumerated(EnumType.STRING)
  @Column(name = "scheme")
  private Scheme scheme = BrandingDetails.PLAIN.scheme();

  @Column(name = "own_color")
  private @Nullable String ownColor;

  @Enumerated(EnumType.STRING)
  @Column(name = "brightness")
  private Brightness brightness = BrandingDetails.PLAIN.brightness();

  @Column(name = "logo_name")
  private @Nullable String logoName;

  @Column(name = "logo_width")
  private int logoWidth;

  @Column(name = "logo_height")
  private int logoHeight;

  @Column(name = "logo_bytes")
  private int logoBytes;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected Branding() {}

  Branding(long accountId) {
    this.accountId = accountId;
    this.publicId = Tokens.id();
  }

  long accountId() {
    return accountId;
  }

  void show(Scheme wanted, @Nullable Rgb color, Brightness when) {
    scheme = wanted;
    ownColor = color == null ? null : color.hex();
    brightness = when;
    revision++;
  }

  void show(@Nullable LogoDetails logo) {
    logoName = logo == null ? null : logo.name();
    logoWidth = logo == null ? 0 : logo.width();
    logoHeight = logo == null ? 0 : logo.height();
    logoBytes = logo == null ? 0 : logo.bytes();
    revision++;
  }

  BrandingDetails details() {
    return new BrandingDetails(
        publicId,
        revision,
        scheme,
        ownColor == null ? null : Rgb.find(ownColor).orElseThrow(),
        brightness,
        logoName == null ? null : new LogoDetails(logoName, logoWidth, logoHeight, logoBytes));
  }
}
